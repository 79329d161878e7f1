import { type Instant, msPerSecond } from '../../core/time/instant.ts';
import { parseRfc2822 } from './parse-rfc-2822.ts';

/** When to ask again. */
export type Retry = { readonly retryAfterMs?: number; readonly retryAt?: Instant };

/** Names of headers that say, in seconds since 1970, when a window of requests begins anew. */
const resetHeaders = ['ratelimit-reset', 'x-rate-limit-reset'];

/**
 * Reads `Retry-After` (RFC 9110: seconds, or a date), else when the window of Twitch and X begins
 * anew. Nothing if no header says.
 */
export function readRetry(headers: Readonly<Record<string, string>>): Retry {
  const after = headers['retry-after']?.trim();
  if (after !== undefined && /^\d{1,9}$/.test(after)) {
    return { retryAfterMs: Number(after) * msPerSecond };
  }
  const retryAt = after === undefined ? readReset(headers) : parseRfc2822(after);
  return retryAt === undefined ? {} : { retryAt };
}

function readReset(headers: Readonly<Record<string, string>>): Instant | undefined {
  const reset = resetHeaders.map((name) => headers[name]?.trim()).find((text) => text);
  return reset !== undefined && /^\d{9,11}$/.test(reset) ? Number(reset) * msPerSecond : undefined;
}
