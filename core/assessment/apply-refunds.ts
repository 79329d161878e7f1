import { goodsOfPayment } from './goods-of-payment.ts';
import type { LineValue } from './line-values.ts';
import type { Refund } from './order-facts.ts';
import type { FoldedRefund } from './order-state.ts';
import { priceRefund } from './price-refund.ts';
import { type LineAmounts, spreadRefund } from './spread-refund.ts';

/**
 * Applies refunds to an order's lines, one after the other in the order given, and says of each
 * whether it could be (then with an amount for every line), and of each line what it gave back in all
 * (without tax).
 */
export function applyRefunds(
  values: readonly LineValue[],
  refunds: readonly Refund[],
): { readonly folded: FoldedRefund[]; readonly refundedByLine: LineAmounts } {
  const remaining = new Map(values.map(({ line, netMinorUnits }) => [line.lineId, netMinorUnits]));
  const refundedByLine = new Map<string, bigint>();

  const applied: Refund[] = [];

  const folded = refunds.map((refund): FoldedRefund => {
    const priced = priceRefund(refund, values, applied, remaining);
    if (typeof priced === 'string') return { refund, rejected: priced };
    const left = [...remaining.values()].reduce((sum, each) => sum + each, 0n);
    const taken = spreadRefund(goodsOfPayment(priced, values, left), remaining);
    if (typeof taken === 'string') return { refund, rejected: taken };
    applied.push(refund);
    for (const [lineId, minorUnits] of taken) {
      remaining.set(lineId, (remaining.get(lineId) ?? 0n) - minorUnits);
      refundedByLine.set(lineId, (refundedByLine.get(lineId) ?? 0n) + minorUnits);
    }
    return { refund: priced };
  });

  return { folded, refundedByLine };
}
