import { formatDay } from '../time/format-instant.ts';
import { msPerDay } from '../time/instant.ts';
import { parseDay } from '../time/parse-day.ts';

/**
 * The UTC days (`YYYY-MM-DD`) from the first to the last, both included; none if the last is earlier.
 *
 * @throws RangeError if one of the two is no day.
 */
export function listDays(first: string, last: string): string[] {
  const from = parseDay(first);
  const to = parseDay(last);
  if (from === undefined || to === undefined) {
    throw new RangeError(`"${first}" to "${last}" is no range of days.`);
  }
  const count = Math.max(0, (to - from) / msPerDay + 1);
  return Array.from({ length: count }, (_, index) => formatDay(from + index * msPerDay));
}
