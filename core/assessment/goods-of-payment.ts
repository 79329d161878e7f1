import { roundFraction } from '../money/round-fraction.ts';
import type { LineValue } from './line-values.ts';
import type { PricedRefund } from './price-refund.ts';

/**
 * A refund of a payment as one of goods without tax: the payment's parts for goods and for tax are in
 * proportion to the order's, and of the goods no more goes back than the refund's own lines leave. What
 * was paid for shipping is not known, and counts as goods. Other refunds are as they are.
 */
export function goodsOfPayment(
  refund: PricedRefund,
  values: readonly LineValue[],
  leftMinorUnits: bigint,
): PricedRefund {
  if (refund.ofPayment !== true) return refund;
  const goods = values.reduce((sum, { netMinorUnits }) => sum + netMinorUnits, 0n);
  const tax = values.reduce((sum, { taxMinorUnits }) => sum + taxMinorUnits, 0n);
  const part =
    goods === 0n
      ? 0n
      : roundFraction(refund.unallocatedMinorUnits * goods, goods + tax, 'half-even');
  const named = refund.lines.reduce((sum, { minorUnits }) => sum + minorUnits, 0n);
  const left = leftMinorUnits > named ? leftMinorUnits - named : 0n;
  return { ...refund, unallocatedMinorUnits: part < left ? part : left };
}
