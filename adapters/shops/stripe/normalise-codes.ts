import type { OrderCode } from '../../../core/assessment/order-facts.ts';
import { writeCode } from '../write-code.ts';
import type { StripeDiscount } from './stripe-fields.ts';

/**
 * The codes by which discounts were applied, in upper case, each once: of a promotion code its `code`, which Stripe
 * only gives when it is expanded; of a coupon without a promotion code the coupon's id, by which it is applied. What
 * is known by a mere id names no code.
 *
 * @param amountOf what a discount took off; zero where the payload does not say it.
 */
export function normaliseCodes(
  discounts: readonly StripeDiscount[],
  amountOf: (discount: StripeDiscount) => bigint,
): OrderCode[] {
  const codes = new Map<string, OrderCode>();
  for (const each of discounts) {
    const code = writeCode(nameOf(each) ?? '');
    if (code === '') continue;
    const known = codes.get(code)?.discountMinorUnits ?? 0n;
    codes.set(code, { code, discountMinorUnits: known + amountOf(each), applied: true });
  }
  return [...codes.values()];
}

function nameOf({
  promotion_code: promotion,
  coupon,
  source,
}: StripeDiscount): string | null | undefined {
  if (promotion) return typeof promotion === 'string' ? undefined : promotion.code;
  return coupon ?? source?.coupon;
}
