import type { CalledRail, RailLimits } from '../../../../core/payouts/payout-rail.ts';
import { fulfilmentLimits } from '../../../../core/payouts/rails/fulfilment-limits.ts';
import { shopifyGiftCardLimits } from '../../../../core/payouts/rails/shopify-gift-card-limits.ts';
import { msPerDay } from '../../../../core/time/instant.ts';

const none = { decimals: {}, multiples: {} };

/** What the simulated rails can do. The figures differ from each other as those of the real ones do. */
export const simulatedLimits: Readonly<Record<CalledRail, RailLimits>> = {
  stripe: { rail: 'stripe', maxPaymentsPerOrder: 200, idempotencyMs: msPerDay, ...none },
  paypal: {
    ...{ rail: 'paypal', maxPaymentsPerOrder: 2, idempotencyMs: 30 * msPerDay },
    ...{ decimals: {}, multiples: { JPY: 10n } },
  },
  wise: { rail: 'wise', maxPaymentsPerOrder: 3, idempotencyMs: 60 * msPerDay, ...none },
  fulfilment: { ...fulfilmentLimits, maxPaymentsPerOrder: 3 },
  'shopify-gift-card': { ...shopifyGiftCardLimits, maxPaymentsPerOrder: 3 },
};
