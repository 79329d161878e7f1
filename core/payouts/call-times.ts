import { type Instant, msPerDay } from '../time/instant.ts';
import type { RailLimits, RailOrder } from './payout-rail.ts';

const msPerHour = msPerDay / 24;

/** An order that nobody knows the fate of is looked up for so long; then a person decides. */
export const lookUpsEndAfterMs = 3 * msPerDay;

/** What a rail goes on with for longer than this, a person should ask it about. PayPal keeps unclaimed money for 30 days. */
export const progressEndsAfterMs = 45 * msPerDay;

/** Longer than any call, any function and any error of a clock: who begins to send before it is done after it. */
const marginMs = msPerHour;

/** Until when an order may be sent, by the time since it was submitted. */
export type SendTimes = {
  /** Until then the same order may be sent (again): the rail still knows its keys. */
  readonly sendUntil: Instant;
  /** From then on no call can be under way any more: what the rail has never seen, it never will. */
  readonly sendingIsOverAt: Instant;
};

/**
 * A rail that forgets its keys pays the same order twice, so sending ends an hour before the keys can be gone; and an hour before
 * anything is decided without the rail's word, so that nobody decides while somebody sends.
 */
export function sendTimes(
  { submittedAt }: Pick<RailOrder, 'submittedAt'>,
  { idempotencyMs }: Pick<RailLimits, 'idempotencyMs'>,
): SendTimes {
  const sendingIsOverAt = submittedAt + Math.min(idempotencyMs, lookUpsEndAfterMs);
  return { sendUntil: sendingIsOverAt - marginMs, sendingIsOverAt };
}

/** From when on what has no answer is a person's to decide; and what its rail says that it goes on with. */
export function reviewTimes({ submittedAt }: Pick<RailOrder, 'submittedAt'>): {
  readonly reviewAt: Instant;
  readonly reviewProgressAt: Instant;
} {
  return {
    reviewAt: submittedAt + lookUpsEndAfterMs,
    reviewProgressAt: submittedAt + progressEndsAfterMs,
  };
}
