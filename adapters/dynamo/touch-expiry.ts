import { type Instant, msPerDay, msPerSecond } from '../../core/time/instant.ts';

/** The longest window, the longest hold and the deadline for disputes fit into it. */
const touchLifeDays = 180;

/** When what was recorded at a moment is deleted, in epoch seconds, as the TTL attribute wants it. */
export function expiryOfTouches(at: Instant): number {
  return Math.floor((at + touchLifeDays * msPerDay) / msPerSecond);
}
