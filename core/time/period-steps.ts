import { type CivilDate, civilFromDays, daysFromCivil } from './civil-day.ts';
import type { Period } from './period.ts';
import { periodDays } from './period-days.ts';
import { periodOfDay } from './period-of.ts';

/**
 * The period after one.
 *
 * @throws RangeError if the key is not one of its unit, or nothing follows the year 9999.
 */
export function nextPeriod(period: Period): Period {
  return periodOfDay(shiftDay(periodDays(period).last, 1), period.unit);
}

/**
 * The period before one; the inverse of `nextPeriod`.
 *
 * @throws RangeError if the key is not one of its unit, or nothing precedes the year 0000.
 */
export function previousPeriod(period: Period): Period {
  return periodOfDay(shiftDay(periodDays(period).first, -1), period.unit);
}

function shiftDay(day: CivilDate, days: number): CivilDate {
  return civilFromDays(daysFromCivil(day) + days);
}
