import * as z from 'zod';
import { readPercent } from '../../../core/codes/read-percent.ts';
import type { DiscountValue, ShopDiscount } from '../../../core/codes/shop-discount.ts';
import { msPerSecond } from '../../../core/time/instant.ts';
import { present } from '../codes/present.ts';
import { usesOf } from '../codes/uses-of.ts';
import { amountsOf, writeAmount } from './amounts-of.ts';
import { readOptionalSeconds } from './read-seconds.ts';

export const stripeCouponSchema = z.object({
  id: z.string(),
  valid: z.boolean(),
  percent_off: z.string().nullish(),
  amount_off: z.string().nullish(),
  currency: z.string().nullish(),
  duration: z.string(),
  max_redemptions: z.string().nullish(),
  redeem_by: z.string().nullish(),
  applies_to: z.object({ products: z.array(z.string()).default([]) }).nullish(),
});
export type StripeCoupon = z.output<typeof stripeCouponSchema>;

export const promotionCodeSchema = z.object({
  id: z.string(),
  code: z.string(),
  active: z.boolean(),
  customer: z.string().nullish(),
  expires_at: z.string().nullish(),
  max_redemptions: z.string().nullish(),
  promotion: z.object({ coupon: z.union([stripeCouponSchema, z.string()]).nullish() }),
  restrictions: z
    .object({
      first_time_transaction: z.boolean().default(false),
      minimum_amount: z.string().nullish(),
      minimum_amount_currency: z.string().nullish(),
    })
    .nullish(),
});
export type StripePromotionCode = z.output<typeof promotionCodeSchema>;

/**
 * What a promotion code is worth; nothing for one that depends on more than a discount here can say.
 *
 * @throws UnusableContentError for what is no time, or no amount of a currency.
 */
export function readPromotion(code: StripePromotionCode): ShopDiscount | undefined {
  const { coupon } = code.promotion;
  const value = typeof coupon === 'object' && coupon !== null ? couponOf(coupon) : undefined;
  const { first_time_transaction: firstOnly = false } = code.restrictions ?? {};
  if (value === undefined || firstOnly || code.customer) return undefined;
  return present({
    value,
    endsAt: readOptionalSeconds('expires_at', code.expires_at),
    usesMax: usesOf(code.max_redemptions),
    minimumOrder: readMinimum(code),
    combinable: false,
  });
}

function readMinimum({ restrictions }: StripePromotionCode) {
  const { minimum_amount: text, minimum_amount_currency: written } = restrictions ?? {};
  if (!text || !written) return undefined;
  const { currency, read } = amountsOf(written);
  return { minorUnits: read('minimum_amount', text), currency };
}

/** What a coupon takes off; nothing for one of subscriptions, of some products, or with limits of its own. */
export function couponOf(coupon: StripeCoupon): DiscountValue | undefined {
  const isLimited = Boolean(coupon.max_redemptions || coupon.redeem_by);
  const hasProducts = (coupon.applies_to?.products ?? []).length > 0;
  if (coupon.duration !== 'once' || isLimited || hasProducts) return undefined;
  if (coupon.percent_off) {
    const percent = readPercent(coupon.percent_off);
    return percent === undefined ? undefined : { kind: 'percentage', percent };
  }
  if (!coupon.amount_off) return undefined;
  const { currency, read } = amountsOf(coupon.currency);
  return {
    kind: 'amount',
    amount: { minorUnits: read('amount_off', coupon.amount_off), currency },
  };
}

/** The form that makes a coupon; its id says what it is worth. An amount that Stripe cannot write is empty. */
export function writeCoupon(
  value: DiscountValue,
): { readonly id: string } & Record<string, string> {
  if (value.kind === 'percentage') {
    const id = `tributary-${value.percent.replace('.', '_')}-percent`;
    return { id, duration: 'once', percent_off: value.percent };
  }
  const amount = writeAmount(value.amount) ?? '';
  const currency = value.amount.currency.toLowerCase();
  const id = `tributary-${amount}-${currency}`;
  return { id, duration: 'once', amount_off: amount, currency };
}

/** The form that makes a promotion code. An amount that Stripe cannot write is empty. */
export function writePromotion(
  code: string,
  couponId: string,
  { endsAt, usesMax, minimumOrder }: ShopDiscount,
): Record<string, string> {
  return present({
    'promotion[type]': 'coupon',
    'promotion[coupon]': couponId,
    code,
    expires_at: endsAt === undefined ? undefined : String(Math.floor(endsAt / msPerSecond)),
    max_redemptions: usesMax?.toString(),
    'restrictions[minimum_amount]': minimumOrder && (writeAmount(minimumOrder) ?? ''),
    'restrictions[minimum_amount_currency]': minimumOrder?.currency.toLowerCase(),
  });
}
