import type { CalledRail } from '../../core/payouts/payout-rail.ts';
import type { RailNews } from '../../core/payouts/rail-news.ts';
import type { LosslessJson } from '../json/parse-json-losslessly.ts';
import { readFulfilmentNews } from './fulfilment/read-fulfilment-news.ts';
import { readPaypalNews } from './paypal/read-paypal-news.ts';
import { readStripeNews } from './stripe/read-stripe-news.ts';
import { readWiseNews } from './wise/read-wise-news.ts';

/** What each rail tells by itself, from the JSON of a delivery whose signature was verified. */
export const readRailNews: Readonly<Record<CalledRail, (json: LosslessJson) => RailNews>> = {
  stripe: readStripeNews,
  paypal: readPaypalNews,
  wise: readWiseNews,
  fulfilment: readFulfilmentNews,
  // Shops send nothing of gift cards.
  'shopify-gift-card': () => ({ kind: 'other', topic: 'gift-card' }),
};
