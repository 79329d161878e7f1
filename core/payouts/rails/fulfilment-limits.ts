import type { RailLimits } from '../payout-rail.ts';

/**
 * The merchant's own endpoint, which promises (docs/rewards.md) to know a payout for a month: the same call is made for 29 days. It is
 * told whole units, and decimals of what is counted in a currency.
 */
export const fulfilmentLimits: RailLimits = {
  rail: 'fulfilment',
  // A call for each: more would take longer than a worker may.
  maxPaymentsPerOrder: 200,
  idempotencyMs: 29 * 86_400_000,
  decimals: {},
  multiples: {},
  inKind: ['points', 'store-credit', 'discount', 'product', 'sample'],
};
