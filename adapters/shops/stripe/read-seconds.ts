import type { Instant } from '../../../core/time/instant.ts';
import { UnusableContentError } from '../unusable-content-error.ts';

/** @throws UnusableContentError for what is no whole number of seconds since 1970, before the year 5138. */
export function readSeconds(field: string, text: string): Instant {
  if (/^\d{1,11}$/.test(text)) return Number(text) * 1_000;
  throw new UnusableContentError('unreadable-time', `${field} is no time in seconds.`);
}

/** As `readSeconds`, for a field that may be absent. */
export function readOptionalSeconds(
  field: string,
  text: string | null | undefined,
): Instant | undefined {
  return text === undefined || text === null ? undefined : readSeconds(field, text);
}
