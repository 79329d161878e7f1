/** The month in which a country's tax year begins, where it is not January. */
const firstMonths: Readonly<Record<string, number>> = { AU: 7, GB: 4, IN: 4 };
/** And the day, where it is not the first. */
const firstDays: Readonly<Record<string, number>> = { GB: 6 };

/**
 * The tax year of a country that a day lies in, by the calendar year in which it begins.
 *
 * Sources: Income-tax Act 1961 s.3 (India), Income Tax Assessment Act 1997 s.4-10 (Australia), Income Tax Act 2007 s.4 (United
 * Kingdom).
 *
 * @param day `YYYY-MM-DD`.
 */
export function taxYearOf(day: string, country: string): number {
  const year = Number(day.slice(0, 4));
  const month = String(firstMonths[country] ?? 1).padStart(2, '0');
  const first = `${month}-${String(firstDays[country] ?? 1).padStart(2, '0')}`;
  return day.slice(5) >= first ? year : year - 1;
}
