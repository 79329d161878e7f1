import type { Instant } from '../time/instant.ts';
import { calendarOf } from './calendar-of.ts';
import type { Merchant } from './program.ts';

/**
 * The merchant with another time zone. The month that runs ends as it began; the next one begins at that moment and is cut by
 * the new zone, so that every moment is in one month, and what was issued or locked stays as it is.
 */
export function changeTimeZone(merchant: Merchant, timeZone: string, at: Instant): Merchant {
  const known = calendarOf(merchant);
  if (known.at(-1)?.zone === timeZone) return merchant;
  return { ...merchant, timeZone, timeZones: [...known, { zone: timeZone, from: at }] };
}
