import type { Random } from '../../../cli/demo/mulberry32.ts';
import type { Deed } from './deed.ts';
import type { ToldOrder } from './draw-order.ts';

/** Orders that somebody does not want to wait for; of some a second person has to approve it. */
export function drawEarlyCloses(random: Random, orders: readonly ToldOrder[]): Deed[] {
  return orders
    .filter(() => random.chance(35))
    .map(({ merchantId, conversionId }): Deed => {
      const needsApproval = random.chance(40);
      const outcome = random.pick(['approved', 'approved', 'refused'] as const);
      return {
        kind: 'close-early',
        key: { merchantId, conversionId },
        asked: {
          earlyCloseId: `${conversionId}~fedcba9876543210`,
          reason: 'The creator was promised it.',
          needsApproval,
          author: 'manager@acme.example',
        },
        ...(needsApproval ? { decision: { outcome, author: 'finance@acme.example' } } : {}),
      };
    });
}
