import type { Touch } from '../../../core/attribution/touch.ts';
import { daysBeforeOrder, orderMoment } from './moments.ts';

/** A click on a link of creator `mia`, two days before the factories' order. */
export function aTouch(changes: Partial<Touch> = {}): Touch {
  const at = changes.at ?? daysBeforeOrder(2);
  return {
    touchId: 'touch-1',
    kind: 'click',
    at,
    recordedAt: at + 1_000,
    programId: 'spring',
    creatorId: 'mia',
    slug: 'mia-tent',
    visitorId: 'visitor-1',
    ...changes,
  };
}

/** A code of creator `mia` that the shop applied to the factories' order, for 10.00 off. */
export function aCodeTouch(changes: Partial<Touch> = {}): Touch {
  return {
    touchId: 'code-touch-1',
    kind: 'code',
    at: orderMoment,
    recordedAt: orderMoment + 2_000,
    programId: 'spring',
    creatorId: 'mia',
    code: 'MIA10',
    codeDiscountMinorUnits: 1_000n,
    codeApplied: true,
    ...changes,
  };
}
