import type { Money } from './money.ts';
import { requireMinorUnitDigits } from './require-minor-unit-digits.ts';

/**
 * Writes an amount as a decimal string with all places of its currency: `12.34`, `-0.05`, `1200`.
 *
 * @throws RangeError if the currency is unknown: an amount without known places has no value.
 */
export function formatMoney({ minorUnits, currency }: Money): string {
  const digits = requireMinorUnitDigits(currency);
  const sign = minorUnits < 0n ? '-' : '';
  const written = (minorUnits < 0n ? -minorUnits : minorUnits).toString();
  if (digits === 0) return `${sign}${written}`;
  // An amount of at least one whole needs no zeros in front, and most are.
  const all = written.length > digits ? written : written.padStart(digits + 1, '0');
  const point = all.length - digits;
  return `${sign}${all.slice(0, point)}.${all.slice(point)}`;
}
