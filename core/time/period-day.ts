import type { Instant } from './instant.ts';
import { periodDays } from './period-days.ts';
import type { ZonedPeriod } from './period-in-zones.ts';
import { periodOf, periodOfDay } from './period-of.ts';

/**
 * The day (`YYYY-MM-DD`) of a period on which a moment of it falls. The hours that a change of zone
 * adds to a period belong to its first day.
 *
 * @throws RangeError if the zone is unknown or the period's key is not one of its unit.
 */
export function dayOfPeriod(at: Instant, { period, zone }: ZonedPeriod): string {
  const { key } = periodOf(at, 'day', zone);
  const first = periodOfDay(periodDays(period).first, 'day').key;
  return key < first ? first : key;
}
