import type { Instant } from '../../core/time/instant.ts';
import { readOptionalTime, readTime } from './read-time.ts';

/**
 * Reads a time that its shop writes in UTC and without saying so, as WooCommerce's `…_gmt` fields
 * (`2017-03-22T19:28:08`) and Adobe Commerce's (`2026-03-02 10:00:00`). A time with an offset is read with it.
 *
 * @throws UnusableContentError for what is no such time.
 */
export function readUtcTime(field: string, text: string): Instant {
  return readTime(field, withZone(text));
}

/** As `readUtcTime`, for a field that may be absent. */
export function readOptionalUtcTime(
  field: string,
  text: string | null | undefined,
): Instant | undefined {
  return readOptionalTime(field, text ? withZone(text) : undefined);
}

function withZone(text: string): string {
  return /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?$/.test(text) ? `${text}Z` : text;
}
