import { type Instant, msPerHour } from '../../core/time/instant.ts';
import { type Calendar, monthOf } from '../../core/time/month-span.ts';
import { previousPeriod } from '../../core/time/period-steps.ts';

/**
 * So long after its end a month is cut. Whatever posts takes its time when it begins to write and ends within minutes,
 * so by then all that bears the month's time is in the journal.
 */
export const settledAfterMs = 6 * msPerHour;

/** The last month that is over, and long enough. */
export function findLastMonth(now: Instant, calendar: Calendar): string {
  const current = monthOf(now - settledAfterMs, calendar);
  return previousPeriod({ unit: 'month', key: current }).key;
}
