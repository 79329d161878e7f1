import * as z from 'zod';
import { quantityPattern } from '../read-pieces.ts';

/*
 * What is read of BigCommerce's answers (orders of v2; refunds and transactions of v3), over lossless JSON: numbers are texts. Where
 * a field only informs, an odd value counts as absent; where it decides about money, it makes the order unusable.
 */

const id = z.string().regex(/^\d{1,20}$/);
const information = z.string().nullish().catch(undefined);
const amount = z.string().nullish();

/** What people filled in at the checkout, or scripts for them. */
const fields = z
  .array(z.object({ name: information, display_name: information, value: information }))
  .nullish()
  .catch(undefined)
  .transform((items) => items ?? []);

const address = z
  .object({ email: information, country_iso2: information, form_fields: fields })
  .nullish()
  .catch(undefined);

export const bigcommerceOrderSchema = z.object({
  id,
  customer_id: information,
  date_created: z.string(),
  date_modified: z.string(),
  date_shipped: information,
  status_id: z.string().regex(/^\d{1,3}$/),
  items_total: information,
  subtotal_ex_tax: amount,
  shipping_cost_ex_tax: amount,
  handling_cost_ex_tax: amount,
  wrapping_cost_ex_tax: amount,
  total_ex_tax: amount,
  discount_amount: amount,
  coupon_discount: amount,
  store_credit_amount: amount,
  gift_certificate_amount: amount,
  default_currency_code: z.string(),
  billing_address: address,
  form_fields: fields,
});

const appliedDiscount = z.object({ amount });

export const bigcommerceProductSchema = z.object({
  id,
  product_id: information,
  variant_id: information,
  sku: information,
  name: information,
  type: information,
  base_total: amount,
  total_ex_tax: amount,
  total_inc_tax: amount,
  quantity: z.string().regex(quantityPattern),
  applied_discounts: z
    .array(appliedDiscount)
    .nullish()
    .transform((items) => items ?? []),
  product_options: fields,
});

export const bigcommerceCouponSchema = z.object({ code: z.string(), discount: amount });

const refundItem = z.object({
  item_type: z.string(),
  item_id: z.string().nullish(),
  quantity: z.string().regex(quantityPattern).nullish(),
  requested_amount: amount,
});

export const bigcommerceRefundSchema = z.object({
  id,
  created: z.string(),
  total_amount: z.string(),
  total_tax: amount,
  uses_merchant_override_values: z.boolean().nullish(),
  items: z.array(refundItem),
  payments: z
    .array(z.object({ is_declined: z.boolean().nullish() }))
    .nullish()
    .transform((items) => items ?? []),
});

export const bigcommerceTransactionSchema = z.object({
  event: information,
  status: information,
  date_created: z.string(),
  gateway_transaction_id: information,
  test: z.boolean().nullish().catch(undefined),
});

export type BigcommerceOrder = z.infer<typeof bigcommerceOrderSchema>;
export type BigcommerceProduct = z.infer<typeof bigcommerceProductSchema>;
export type BigcommerceCoupon = z.infer<typeof bigcommerceCouponSchema>;
export type BigcommerceRefund = z.infer<typeof bigcommerceRefundSchema>;
export type BigcommerceTransaction = z.infer<typeof bigcommerceTransactionSchema>;
export type BigcommerceFields = z.infer<typeof fields>;

/** An order with all that its API keeps apart from it. */
export type WholeOrder = {
  readonly order: BigcommerceOrder;
  readonly products: readonly BigcommerceProduct[];
  readonly coupons: readonly BigcommerceCoupon[];
  readonly refunds: readonly BigcommerceRefund[];
  readonly transactions: readonly BigcommerceTransaction[];
};
