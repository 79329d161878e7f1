import { type Instant, msPerDay, msPerHour, msPerMinute } from '../../time/instant.ts';
import type { SocialRefusal } from '../social-refusal.ts';

/** The shortest pause after a refusal, and the longest that grows of itself. */
const firstMs = msPerMinute;
const longestMs = 6 * msPerHour;

/**
 * When a platform that refused, or did not answer, is asked again: when it says, else after a pause that doubles with each
 * failure. Never later than a day, whatever it says, and never at once.
 *
 * @param failures in a row, this one included.
 * @param chance from 0 to 1, so that accounts that failed together do not come back together.
 */
export function backOff(
  refusal: Pick<SocialRefusal, 'kind' | 'retryAfterMs' | 'retryAt'> | undefined,
  failures: number,
  chance: number,
  now: Instant,
): Instant {
  const grown = Math.min(firstMs * 2 ** Math.max(0, failures - 1), longestMs);
  const own = refusal?.kind === 'quota-exceeded' ? Math.max(grown, msPerHour) : grown;
  const told = refusal?.retryAfterMs ?? (refusal?.retryAt ?? now) - now;
  const waitMs = Math.min(Math.max(told, told > 0 ? 1_000 : own), msPerDay);
  return now + waitMs + Math.floor(chance * Math.min(own, 15 * msPerMinute));
}
