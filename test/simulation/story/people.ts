import type { Touch } from '../../../core/attribution/touch.ts';
import { msPerDay } from '../../../core/time/instant.ts';
import { orderMoment } from '../../support/factories/moments.ts';

/** The creators, buyers and browsers of the histories; every merchant has the same. */
export const creatorIds = ['leo', 'mia', 'zoe'] as const;
export const visitorIds = ['visitor-1', 'visitor-2'] as const;
export const buyers = ['k1:ann', 'k1:ben'] as const;

/** An address names no merchant, so no two have the same. */
export const slugOf = (merchantId: string, creatorId: string): string =>
  `${merchantId}-${creatorId}`;
export const codeOf = (creatorId: string): string => creatorId.toUpperCase();

/** Clicks of two browsers on three links, in the fortnight before the first order. */
export function clicksOf(merchantId: string): Touch[] {
  return [...Array(6).keys()].map((number) => {
    const creatorId = creatorIds[number % 3] ?? 'mia';
    const at = orderMoment - (2 * number + 1) * msPerDay;
    return {
      touchId: `click-${number}`,
      kind: 'click',
      at,
      recordedAt: at + 1_000,
      programId: 'spring',
      creatorId,
      slug: slugOf(merchantId, creatorId),
      visitorId: visitorIds[number % 2] ?? 'visitor-1',
    };
  });
}
