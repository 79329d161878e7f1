import * as z from 'zod';
import { readPercent } from '../../../core/codes/read-percent.ts';
import type { DiscountValue, ShopDiscount } from '../../../core/codes/shop-discount.ts';
import { formatMoney } from '../../../core/money/format-money.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { amountReader } from '../amount-reader.ts';
import { present } from '../codes/present.ts';
import { toWholeSecond } from '../codes/to-whole-second.ts';
import { usesOf } from '../codes/uses-of.ts';
import { readOptionalUtcTime } from '../read-utc-time.ts';

const ids = z.array(z.string()).default([]);

/** A coupon of REST API version 3; only what says something of its discount. */
export const woocommerceCouponSchema = z.object({
  id: z.string(),
  code: z.string(),
  amount: z.string(),
  discount_type: z.string(),
  date_expires_gmt: z.string().nullish(),
  individual_use: z.boolean().default(false),
  product_ids: ids,
  excluded_product_ids: ids,
  usage_limit: z.string().nullish(),
  usage_limit_per_user: z.string().nullish(),
  limit_usage_to_x_items: z.string().nullish(),
  free_shipping: z.boolean().default(false),
  product_categories: ids,
  excluded_product_categories: ids,
  exclude_sale_items: z.boolean().default(false),
  minimum_amount: z.string().nullish(),
  maximum_amount: z.string().nullish(),
  email_restrictions: z.array(z.string()).default([]),
});
export type WoocommerceCoupon = z.output<typeof woocommerceCouponSchema>;
type Coupon = WoocommerceCoupon;

/** When it is over. @throws UnusableContentError for what is no time. */
export function expiryOf(coupon: Coupon): Instant | undefined {
  return readOptionalUtcTime('date_expires_gmt', coupon.date_expires_gmt);
}

/**
 * What a coupon is worth; nothing for one that depends on more than a discount here can say.
 *
 * @param currency the shop's, which coupons do not name.
 * @throws UnusableContentError for what is no time, or no amount of the currency.
 */
export function readCoupon(coupon: Coupon, currency: string): ShopDiscount | undefined {
  const value = readValue(coupon, currency);
  if (value === undefined || isOtherwiseRestricted(coupon)) return undefined;
  const minimum = amountReader(currency)('minimum_amount', coupon.minimum_amount || null);
  return present({
    value,
    endsAt: expiryOf(coupon),
    usesMax: usesOf(coupon.usage_limit),
    usesPerCustomerMax: usesOf(coupon.usage_limit_per_user),
    minimumOrder: minimum === 0n ? undefined : { minorUnits: minimum, currency },
    combinable: !coupon.individual_use,
    excludedProductIds:
      coupon.excluded_product_ids.length === 0 ? undefined : coupon.excluded_product_ids,
  });
}

/** By what a discount here says nothing of. */
function isOtherwiseRestricted(coupon: Coupon): boolean {
  const lists = [
    coupon.product_ids,
    coupon.product_categories,
    coupon.excluded_product_categories,
    coupon.email_restrictions,
  ];
  return (
    lists.some((list) => list.length > 0) ||
    coupon.free_shipping ||
    coupon.exclude_sale_items ||
    usesOf(coupon.limit_usage_to_x_items) !== undefined ||
    !/^0*(?:\.0*)?$/.test(coupon.maximum_amount ?? '')
  );
}

function readValue(coupon: Coupon, currency: string): DiscountValue | undefined {
  if (coupon.discount_type === 'percent') {
    const percent = readPercent(coupon.amount);
    return percent === undefined ? undefined : { kind: 'percentage', percent };
  }
  if (coupon.discount_type !== 'fixed_cart') return undefined;
  const minorUnits = amountReader(currency)('amount', coupon.amount);
  return { kind: 'amount', amount: { minorUnits, currency } };
}

/** A coupon as it is made. */
export function writeCoupon(code: string, discount: ShopDiscount) {
  const { value, endsAt, minimumOrder, combinable, excludedProductIds } = discount;
  const isPercentage = value.kind === 'percentage';
  return present({
    code: code.toLowerCase(),
    discount_type: isPercentage ? 'percent' : 'fixed_cart',
    amount: isPercentage ? value.percent : formatMoney(value.amount),
    // With its zone it is taken for what it says; `date_expires_gmt` is shown and not taken in.
    date_expires: endsAt === undefined ? undefined : toWholeSecond(endsAt),
    usage_limit: discount.usesMax,
    usage_limit_per_user: discount.usesPerCustomerMax,
    minimum_amount: minimumOrder === undefined ? undefined : formatMoney(minimumOrder),
    individual_use: combinable === undefined ? undefined : !combinable,
    excluded_product_ids: excludedProductIds?.map(Number),
  });
}
