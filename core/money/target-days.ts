import { addDays } from '../time/add-days.ts';
import { formatDay } from '../time/format-instant.ts';
import { msPerDay } from '../time/instant.ts';
import { parseDay } from '../time/parse-day.ts';

/**
 * Whether the ECB publishes no rates on a day: weekends, and the closing days of TARGET (1 January, Good Friday,
 * Easter Monday, 1 May, 25 and 26 December).
 *
 * Source: ECB, "TARGET closing days", as decided in 2000 and unchanged since 2002.
 *
 * @throws RangeError if it is no day.
 */
export function isTargetClosed(day: string): boolean {
  const at = parseDay(day);
  if (at === undefined) throw new RangeError(`"${day}" is not a day.`);
  // The first day of the epoch was a Thursday.
  const weekday = (at / msPerDay + 4) % 7;
  if (weekday === 0 || weekday === 6) return true;
  if (['01-01', '05-01', '12-25', '12-26'].includes(day.slice(5))) return true;

  const easter = parseDay(easterSunday(Number(day.slice(0, 4)))) ?? Number.NaN;
  return [-2, 1].some((days) => formatDay(addDays(easter, days)) === day);
}

/** Source: the anonymous Gregorian algorithm, as in J. Meeus, "Astronomical Algorithms", chapter 8. */
function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  const two = (part: number) => String(part).padStart(2, '0');
  return `${year}-${two(Math.floor(sum / 31))}-${two((sum % 31) + 1)}`;
}
