import * as z from 'zod';
import { quantityPattern } from '../read-pieces.ts';

/*
 * What is read of WooCommerce's payloads (REST API v2 and v3), over lossless JSON: numbers are texts. Nothing is required
 * that genuine payloads leave out, and unknown fields are ignored. Where a field only informs, an odd value counts as
 * absent; where it decides about money, it makes the fact unusable.
 */

const id = z.string().regex(/^\d{1,20}$/);
const quantity = z.string().regex(quantityPattern);
const information = z.string().nullish().catch(undefined);
const time = z.string().nullish();
const amount = z.string().nullish();

/** A list that partial payloads leave out or send as null. */
const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

/** Metadata is anybody's: keys and values of any kind. */
const metadata = list(
  z.object({ key: information, value: z.unknown() }).catch({ key: undefined, value: undefined }),
).catch([]);

const address = z
  .object({ country: information, state: information, email: information })
  .nullish()
  .catch(undefined);

const links = z
  .record(z.string(), z.array(z.object({ href: information })))
  .nullish()
  .catch(undefined);

const lineItem = z.object({
  id,
  name: information,
  product_id: information,
  variation_id: information,
  sku: information,
  quantity,
  subtotal: amount,
  total: amount,
  total_tax: amount,
  meta_data: metadata,
});

/** Shipping and fees: with a refund they are negative. */
const charge = z.object({ total: amount, total_tax: amount });

/** As an order lists it (`total`, and no lines), and as the refund itself (`amount`). */
export const woocommerceRefundSchema = z.object({
  id,
  parent_id: id.nullish(),
  currency: information,
  date_created_gmt: time,
  amount,
  total: amount,
  line_items: z.array(lineItem).nullish(),
  shipping_lines: list(charge),
  fee_lines: list(charge),
  _links: links,
});

export const woocommerceOrderSchema = z.object({
  id,
  number: information,
  status: z.string(),
  currency: z.string(),
  date_created_gmt: z.string(),
  date_modified_gmt: z.string(),
  date_paid_gmt: time,
  date_completed_gmt: time,
  customer_id: information,
  billing: address,
  shipping: address,
  transaction_id: information,
  needs_processing: z.boolean().nullish().catch(undefined),
  meta_data: metadata,
  line_items: list(lineItem),
  fee_lines: list(charge),
  coupon_lines: list(z.object({ code: z.string(), discount: amount })),
  refunds: list(woocommerceRefundSchema),
  _links: links,
});

/** `order.deleted` says nothing but which. */
export const woocommerceDeletionSchema = z.object({ id });

/** `subscription.created` and `subscription.updated` of WooCommerce Subscriptions. */
export const woocommerceSubscriptionSchema = z.object({
  id,
  parent_id: id.nullish(),
  date_created_gmt: time,
  billing_period: information,
  billing_interval: information,
  _links: links,
});

export type WoocommerceMetadata = z.infer<typeof metadata>;
export type WoocommerceLinks = z.infer<typeof links>;
export type WoocommerceLineItem = z.infer<typeof lineItem>;
export type WoocommerceCharge = z.infer<typeof charge>;
export type WoocommerceRefund = z.infer<typeof woocommerceRefundSchema>;
export type WoocommerceOrder = z.infer<typeof woocommerceOrderSchema>;
export type WoocommerceSubscription = z.infer<typeof woocommerceSubscriptionSchema>;
