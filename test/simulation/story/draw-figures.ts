import type { Random } from '../../../cli/demo/mulberry32.ts';
import type { Fact, OrderSnapshot } from '../../../core/assessment/order-facts.ts';
import { msPerDay, msPerHour } from '../../../core/time/instant.ts';
import { type Place, toFact } from './draw-order.ts';

/** A few shops say only how much of a payment went back so far, beside the refunds that they tell of or instead. */
export function drawFigures(random: Random, place: Place, order: OrderSnapshot): Fact[] {
  if (!random.chance(15)) return [];
  return Array.from({ length: random.pick([1, 1, 2, 3]) }, (_, index) => {
    const paymentId = `charge-${place.orderId}-${random.below(2)}`;
    const at = order.placedAt + random.below(9) * msPerDay + index * msPerHour;
    return toFact(place, `refunded-total/${paymentId}`, at, {
      kind: 'refunded-total',
      topic: 'charge.refunded',
      total: {
        paymentId,
        minorUnits: BigInt(random.below(12_000)),
        currency: random.chance(90) ? order.currency : 'GBP',
      },
    });
  });
}
