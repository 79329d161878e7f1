import type { Instant } from '../../core/time/instant.ts';

/**
 * How long an answer asks to wait, in milliseconds: `Retry-After` (RFC 9110, in seconds or as a date), or BigCommerce's
 * `X-Rate-Limit-Time-Reset-Ms`. Nothing where it does not say, or says what is neither.
 */
export function readRetryAfter(headers: Headers, now: Instant): number | undefined {
  const resetMs = headers.get('x-rate-limit-time-reset-ms');
  const retryAfter = headers.get('retry-after');
  if (retryAfter === null) {
    return resetMs !== null && /^\d{1,9}$/.test(resetMs) ? Number(resetMs) : undefined;
  }
  if (/^\d{1,12}(?:\.\d+)?$/.test(retryAfter)) return Number(retryAfter) * 1_000;
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
