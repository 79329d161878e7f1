import type { Instant } from '../../core/time/instant.ts';
import { parseInstant } from '../../core/time/parse-instant.ts';
import { UnusableContentError } from './unusable-content-error.ts';

/** @throws UnusableContentError for what is no RFC 3339 time with an offset. */
export function readTime(field: string, text: string): Instant {
  const at = parseInstant(text);
  if (at !== undefined) return at;
  throw new UnusableContentError('unreadable-time', `${field} is no time with an offset.`);
}

/** As `readTime`, for a field that may be absent. */
export function readOptionalTime(
  field: string,
  text: string | null | undefined,
): Instant | undefined {
  return text === undefined || text === null ? undefined : readTime(field, text);
}
