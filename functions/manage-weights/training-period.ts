import { addDays } from '../../core/time/add-days.ts';
import type { Instant } from '../../core/time/instant.ts';
import { parseDay } from '../../core/time/parse-day.ts';
import type { DayRange } from '../shared/http/day-range.ts';

/** The moments between which orders of some days were placed, the second one excluded. */
export function trainingPeriod({ from, to }: DayRange): { from: Instant; until: Instant } {
  return { from: parseDay(from) ?? 0, until: addDays(parseDay(to) ?? 0, 1) };
}
