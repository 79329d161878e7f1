import type { ConditionSubject } from '../../../core/plans/match-condition.ts';
import { orderMoment } from './moments.ts';

/** A tent from Germany for 120 euros, the third payment of a subscription, after a click in a boosted video. */
export function aConditionSubject(changes: Partial<ConditionSubject> = {}): ConditionSubject {
  return {
    productId: 'product-1',
    variantId: 'variant-1',
    categories: ['tents', 'outdoor'],
    tags: ['sale', 'spring'],
    country: 'DE',
    currency: 'EUR',
    customer: 'new',
    orderValueMinorUnits: 12_000n,
    paymentNumber: 3,
    placedAt: orderMoment,
    creatorId: 'mia',
    group: 'friends',
    tier: 'gold',
    touchKind: 'click',
    format: 'video',
    platform: 'youtube',
    campaignId: 'launch',
    slug: 'mia-tent',
    amplified: true,
    ...changes,
  };
}

/** A subject of which no more is known than must be. */
export const aBareSubject: ConditionSubject = {
  customer: 'unknown',
  currency: 'EUR',
  creatorId: 'mia',
  touchKind: 'view',
};
