import type { OrderLine } from '../../../core/assessment/order-facts.ts';
import type { ReadText } from '../amount-reader.ts';
import type { WholeOrder } from './bigcommerce-schemas.ts';

type AmountField = Extract<
  keyof WholeOrder['order'],
  'discount_amount' | 'coupon_discount' | `${string}_ex_tax`
>;

/**
 * What was taken off the order and is on no line, such as a discount typed in for an order by hand: as far as both the order's own
 * discounts and its totals say so, because either alone counts something else, too (a coupon for shipping, a fee).
 */
export function findUnallocatedDiscount(
  { order }: WholeOrder,
  lines: readonly OrderLine[],
  read: ReadText,
): bigint {
  const amountOf = (field: AmountField) => read(field, order[field]);
  const onLines = lines.reduce((sum, line) => sum + line.discountMinorUnits, 0n);
  const byDiscounts = amountOf('discount_amount') + amountOf('coupon_discount') - onLines;
  const before =
    amountOf('subtotal_ex_tax') +
    amountOf('shipping_cost_ex_tax') +
    amountOf('handling_cost_ex_tax') +
    amountOf('wrapping_cost_ex_tax');
  const byTotals = before - amountOf('total_ex_tax') - onLines;
  const both = byDiscounts < byTotals ? byDiscounts : byTotals;
  return both > 0n ? both : 0n;
}
