import * as z from 'zod';

/*
 * What is read of Shopify's payloads, over lossless JSON: numbers are texts. Nothing is required
 * that genuine payloads leave out, and unknown fields are ignored. Where a field only informs, an
 * odd value counts as absent; where it decides about money, it makes the fact unusable.
 */

const id = z.string().regex(/^\d{1,20}$/);
const pieces = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const information = z.string().nullish().catch(undefined);
const time = z.string().nullish();
const flag = z.boolean().nullish();

/** A list that older or partial payloads leave out or send as null. */
const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

/** An amount in the shop's and in the buyer's currency; the books are kept in the shop's. */
const moneySet = z
  .object({ shop_money: z.object({ amount: z.string(), currency_code: z.string().optional() }) })
  .nullish();

const amount = z.string().nullish();

const discountAllocation = z.object({
  amount,
  amount_set: moneySet,
  discount_application_index: z.string().nullish(),
});

const lineItem = z.object({
  id,
  product_id: information,
  variant_id: information,
  sku: information,
  title: information,
  quantity: pieces,
  current_quantity: pieces.nullish(),
  price: amount,
  price_set: moneySet,
  total_discount: amount,
  total_discount_set: moneySet,
  discount_allocations: z.array(discountAllocation).nullish(),
  tax_lines: list(z.object({ price: amount, price_set: moneySet })),
  gift_card: flag,
  requires_shipping: flag,
});

const address = z
  .object({ country_code: information, province_code: information })
  .nullish()
  .catch(undefined);

export const shopifyRefundSchema = z.object({
  id,
  order_id: id.nullish(),
  created_at: time,
  processed_at: time,
  refund_line_items: list(
    z.object({
      line_item_id: id,
      quantity: pieces,
      subtotal: amount,
      subtotal_set: moneySet,
      total_tax: amount,
      total_tax_set: moneySet,
    }),
  ),
  order_adjustments: list(
    z.object({
      kind: z.string(),
      amount,
      amount_set: moneySet,
      tax_amount: amount,
      tax_amount_set: moneySet,
    }),
  ),
  refund_shipping_lines: list(z.object({ subtotal_amount_set: moneySet })),
  total_duties_set: moneySet,
  transactions: list(z.object({ currency: information })),
});

export const shopifyOrderSchema = z.object({
  id,
  name: information,
  currency: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
  processed_at: time,
  cancelled_at: time,
  taxes_included: flag,
  test: flag,
  financial_status: z.string().nullish(),
  fulfillment_status: z.string().nullish(),
  email: information,
  contact_email: information,
  customer: z.object({ id: information, email: information }).nullish().catch(undefined),
  shipping_address: address,
  billing_address: address,
  landing_site: information,
  checkout_token: information,
  referring_site: information,
  tags: information,
  note_attributes: list(z.object({ name: information, value: information })).catch([]),
  discount_codes: list(z.object({ code: z.string(), amount })),
  discount_applications: list(z.object({ type: information, code: information })),
  total_discounts: amount,
  total_discounts_set: moneySet,
  total_price: amount,
  total_price_set: moneySet,
  line_items: list(lineItem),
  shipping_lines: list(z.object({ discount_allocations: z.array(discountAllocation).nullish() })),
  fulfillments: list(
    z.object({ status: z.string().nullish(), created_at: time, updated_at: time }),
  ),
  refunds: list(shopifyRefundSchema),
  payment_gateway_names: list(z.string()).catch([]),
  transactions: list(
    z.object({
      kind: information,
      gateway: information,
      status: information,
      amount,
      currency: information,
    }),
  ),
});

/** `disputes/create` and `disputes/update`. */
export const shopifyDisputeSchema = z.object({
  id,
  order_id: id.nullish(),
  type: z.string(),
  amount,
  currency: z.string(),
  status: z.string(),
  initiated_at: z.string(),
  evidence_sent_on: time,
  finalized_on: time,
});

/** `orders/edited`: what was added and removed, which is not read. */
export const shopifyEditSchema = z.object({ order_id: id, committed_at: time });

/** `subscription_contracts/create`: what a checkout began, or an app without any order. */
export const shopifyContractSchema = z.object({
  id,
  origin_order_id: id.nullish(),
  created_at: time,
  billing_policy: z
    .object({ interval: information, interval_count: information })
    .nullish()
    .catch(undefined),
});

/** `subscription_billing_attempts/success`: the order that renews a contract. */
export const shopifyBillingAttemptSchema = z.object({
  order_id: id.nullish(),
  subscription_contract_id: id,
  created_at: time,
});

export type ShopifyContract = z.infer<typeof shopifyContractSchema>;
export type ShopifyBillingAttempt = z.infer<typeof shopifyBillingAttemptSchema>;
export type ShopifyMoneySet = z.infer<typeof moneySet>;
export type ShopifyDiscountAllocation = z.infer<typeof discountAllocation>;
export type ShopifyLineItem = z.infer<typeof lineItem>;
export type ShopifyRefund = z.infer<typeof shopifyRefundSchema>;
export type ShopifyDispute = z.infer<typeof shopifyDisputeSchema>;
export type ShopifyOrder = z.infer<typeof shopifyOrderSchema>;
