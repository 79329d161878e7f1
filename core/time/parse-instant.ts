import { type Instant, msPerDay, msPerHour, msPerMinute, msPerSecond } from './instant.ts';
import { parseDay } from './parse-day.ts';

const pattern =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:[Zz]|([+-])(\d{2}):?(\d{2}))$/;

/**
 * Reads an RFC 3339 time with its offset, such as `2025-04-02T11:31:21-05:00`.
 *
 * Fractions of a second are cut to milliseconds; a leap second (`:60`) is the next second. Answers
 * `undefined` for everything else, also for a time without an offset: which moment that means is
 * anybody's guess.
 */
export function parseInstant(text: string): Instant | undefined {
  const [, date, hour, minute, second, fraction = '', offsetSign, offsetHour, offsetMinute] =
    pattern.exec(text) ?? [];
  const midnight = date === undefined ? undefined : parseDay(date);
  if (midnight === undefined) return undefined;

  const timeMs = clockMs(hour, minute) + Number(second) * msPerSecond;
  const offsetMs = offsetSign === undefined ? 0 : clockMs(offsetHour, offsetMinute);
  const isOnTheClock = timeMs < msPerDay + msPerSecond && offsetMs < msPerDay;
  const fits = [minute, offsetMinute ?? '0'].every((part) => Number(part) < 60);
  if (!isOnTheClock || !fits || Number(hour) > 23 || Number(second) > 60) return undefined;

  const fractionMs = Number(fraction.slice(0, 3).padEnd(3, '0'));
  return midnight + timeMs + fractionMs - (offsetSign === '-' ? -offsetMs : offsetMs);
}

function clockMs(hour = '0', minute = '0'): number {
  return Number(hour) * msPerHour + Number(minute) * msPerMinute;
}
