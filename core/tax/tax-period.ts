import { taxYearOf } from './tax-year.ts';

/**
 * The tax year in which a period of returns ends, by the calendar year in which it begins; `undefined` for what is no period.
 *
 * @param period a tax year (`2026`), or a calendar quarter or month (`2026-Q1`, `2026-03`).
 */
export function taxYearOfPeriod(period: string, country: string): number | undefined {
  if (!/^\d{4}(?:-(?:Q[1-4]|0[1-9]|1[0-2]))?$/.test(period)) return undefined;
  const [year = '', part] = period.split('-');
  if (part === undefined) return Number(year);
  const month = part.startsWith('Q') ? Number(part[1]) * 3 : Number(part);
  // No tax year ends after the 28th day of a month and before its last.
  return taxYearOf(`${year}-${String(month).padStart(2, '0')}-28`, country);
}
