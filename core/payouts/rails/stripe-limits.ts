import type { RailLimits } from '../payout-rail.ts';

/**
 * Stripe Connect transfers. Keys may be forgotten after 24 hours, so the same call is made for 23. MGA has no decimals there; ISK
 * and UGX have two, which are zeros; HUF and TWD are paid out in whole forint and dollars; of currencies with three
 * decimals the last is zero (docs.stripe.com/currencies).
 */
export const stripeLimits: RailLimits = {
  rail: 'stripe',
  // A call for each: more would take longer than a worker may.
  maxPaymentsPerOrder: 200,
  idempotencyMs: 23 * 3_600_000,
  decimals: { MGA: 0, ISK: 2, UGX: 2 },
  multiples: {
    ...{ HUF: 100n, TWD: 100n, MGA: 100n },
    ...{ BHD: 10n, JOD: 10n, KWD: 10n, OMR: 10n, TND: 10n },
  },
};
