import type { CalledRail, RailLimits } from '../payout-rail.ts';
import { fulfilmentLimits } from './fulfilment-limits.ts';
import { paypalLimits } from './paypal-limits.ts';
import { shopifyGiftCardLimits } from './shopify-gift-card-limits.ts';
import { stripeLimits } from './stripe-limits.ts';
import { wiseLimits } from './wise-limits.ts';

/** What each rail that is called can do, for whoever plans payouts without calling it. */
export const limitsOfRail: Readonly<Record<CalledRail, RailLimits>> = {
  stripe: stripeLimits,
  paypal: paypalLimits,
  wise: wiseLimits,
  fulfilment: fulfilmentLimits,
  'shopify-gift-card': shopifyGiftCardLimits,
};
