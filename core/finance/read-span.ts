import { addDays } from '../time/add-days.ts';
import { formatDay } from '../time/format-instant.ts';
import { type Calendar, defaultZone, monthSpan, type Span, zoneOf } from '../time/month-span.ts';
import { parseDay } from '../time/parse-day.ts';
import { startOfPeriod } from '../time/period-start.ts';

/** The time that a month, or a first and a last day (both included), name on the calendar of a place. @throws what `fail` makes of a refusal. */
export function readSpan(
  {
    period,
    from,
    to,
    zone = defaultZone,
  }: Readonly<Partial<Record<'period' | 'from' | 'to', string | undefined>>> & {
    readonly zone?: Calendar | undefined;
  },
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
  throw fail('Name a month (period), or the first and the last day (from and to).');
}

/**
 * Where a day begins on a calendar, or another one so many days later: each month has the zone by which it is cut.
 *
 * @throws RangeError if there is no such day.
 */
export function startOfDay(day: string, calendar: Calendar, daysLater = 0): number {
  const at = parseDay(day);
  if (at === undefined) throw new RangeError(`"${day}" is not a day as YYYY-MM-DD.`);
  const key = formatDay(addDays(at, daysLater));
  const span = monthSpan(key.slice(0, 7), calendar);
  // A month begins where the one before ends, also where the zone changes between them.
  if (span !== undefined && key.endsWith('-01')) return span.from;
  const zone = zoneOf(span?.from ?? at, calendar);
  return startOfPeriod({ unit: 'day', key }, [{ zone, from: 0 }]);
}
