import { addDays } from '../../core/time/add-days.ts';
import { defaultZone, monthSpan, type Span } from '../../core/time/month-span.ts';
import { parseDay } from '../../core/time/parse-day.ts';
import { startOfPeriod } from '../../core/time/period-start.ts';

/** The time that `--period`, or `--from` and `--to` (both days included), name on the calendar of a place. */
export function readSpan(
  {
    period,
    from,
    to,
    zone = defaultZone,
  }: Readonly<Partial<Record<'period' | 'from' | 'to' | 'zone', string | undefined>>>,
  fail: (message: string) => Error,
): Span {
  try {
    if (period !== undefined && from === undefined && to === undefined) {
      const span = monthSpan(period, zone);
      if (span !== undefined) return span;
      throw fail(`"${period}" is not a month as YYYY-MM.`);
    }
    if (period === undefined && from !== undefined && to !== undefined) {
      const days = { from: startOfDay(from, zone), until: startOfDay(to, zone, 1) };
      if (days.from < days.until) return days;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw fail(error.message);
  }
  throw fail('Name a month with --period, or its first and last day with --from and --to.');
}

/** Where a day begins at a place, or another one so many days later. @throws RangeError if there is no such day. */
export function startOfDay(day: string, zone: string, daysLater = 0): number {
  const at = parseDay(day);
  if (at === undefined) throw new RangeError(`"${day}" is not a day as YYYY-MM-DD.`);
  const key = new Date(addDays(at, daysLater)).toISOString().slice(0, 10);
  return startOfPeriod({ unit: 'day', key }, [{ zone, from: 0 }]);
}
