import { daysFromCivil } from './civil-day.ts';
import { type Instant, msPerDay } from './instant.ts';
import type { Period } from './period.ts';
import { periodDays } from './period-days.ts';
import { type DatedZone, periodInZones } from './period-in-zones.ts';

/** Local midnight is at most 14 hours from UTC's, and a change of zone moves it by a day more. */
const reachMs = 3 * msPerDay;

/**
 * The first moment of a period for a merchant with these time zones. The period is over at the
 * start of the next one.
 *
 * @throws RangeError as `periodDays` and `periodInZones` do.
 */
export function startOfPeriod(period: Period, zones: readonly DatedZone[]): Instant {
  const midnightUtc = daysFromCivil(periodDays(period).first) * msPerDay;
  let before = midnightUtc - reachMs;
  let start = midnightUtc + reachMs;
  while (start - before > 1) {
    const middle = Math.floor((before + start) / 2);
    if (periodInZones(middle, period.unit, zones).period.key < period.key) before = middle;
    else start = middle;
  }
  return start;
}
