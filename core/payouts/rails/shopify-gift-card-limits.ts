import type { RailLimits } from '../payout-rail.ts';

/**
 * Gift cards of a Shopify shop, in its own currency. A code is one card's for good; but a merchant may take another secret for the codes, so
 * the same call is made for a week.
 */
export const shopifyGiftCardLimits: RailLimits = {
  rail: 'shopify-gift-card',
  // A call for each, at the pace that Shopify sets: more would take longer than a worker may.
  maxPaymentsPerOrder: 100,
  idempotencyMs: 7 * 86_400_000,
  decimals: {},
  multiples: {},
  inKind: ['store-credit'],
};
