import type { RailOrder } from '../../core/payouts/payout-rail.ts';
import type { Instant } from '../../core/time/instant.ts';

/** A call that nobody has an answer to may still be on its way, or at work, for so long: the rails' own limits are a minute or two. */
const callLifeMs = 10 * 60_000;

/** Whether every call for the order has arrived by now, or never will. */
export function haveCallsEnded({ submittedAt, lastCalledAt }: RailOrder, now: Instant): boolean {
  return now - Math.max(submittedAt, lastCalledAt ?? submittedAt) > callLifeMs;
}
