import type { RailLimits } from '../payout-rail.ts';

/**
 * Wise transfers. A `customerTransactionId` names one transfer for good, but a transfer that nobody funds is cancelled after some
 * days, and a cancelled one is not made again: the same call is made for a week.
 */
export const wiseLimits: RailLimits = {
  rail: 'wise',
  // Four calls for each: more would take longer than a worker may.
  maxPaymentsPerOrder: 200,
  idempotencyMs: 7 * 86_400_000,
  decimals: {},
  multiples: {},
};
