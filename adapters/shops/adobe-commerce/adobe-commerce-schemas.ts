import * as z from 'zod';
import { quantityPattern } from '../read-pieces.ts';

/*
 * What is read of Adobe Commerce's payloads, over lossless JSON: numbers are texts. Merchants choose the fields that a hook
 * sends, so none is required here; who needs one for money asks for it by name (`require-field.ts`). `base_…` amounts are
 * in the shop's own currency, in which its books are kept; they are floats of four places in a column of the database.
 */

const id = z.string().regex(/^\d{1,20}$/);
const quantity = z.string().regex(quantityPattern).nullish();
const information = z.string().nullish().catch(undefined);
const time = z.string().nullish();
const amount = z.string().nullish();

const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

/** Attributes that merchants add: under their name, or in a list of name and value. */
const attributes = z.record(z.string(), z.unknown()).nullish().catch(undefined);
const attributeList = list(
  z
    .object({ attribute_code: information, value: z.unknown() })
    .catch({ attribute_code: undefined, value: undefined }),
).catch([]);

const orderItem = z.object({
  item_id: id.nullish(),
  order_id: id.nullish(),
  parent_item_id: id.nullish(),
  product_id: information,
  product_type: information,
  sku: information,
  name: information,
  is_virtual: information,
  qty_ordered: quantity,
  qty_canceled: quantity,
  base_row_total: amount,
  base_discount_amount: amount,
  base_discount_tax_compensation_amount: amount,
  base_tax_amount: amount,
});

export const adobeOrderSchema = z.object({
  entity_id: id.nullish(),
  increment_id: information,
  state: information,
  status: information,
  hold_before_state: information,
  created_at: time,
  updated_at: time,
  base_currency_code: information,
  base_grand_total: amount,
  base_total_paid: amount,
  base_total_canceled: amount,
  base_total_refunded: amount,
  base_discount_amount: amount,
  base_shipping_discount_amount: amount,
  base_discount_tax_compensation_amount: amount,
  base_gift_cards_amount: amount,
  base_customer_balance_amount: amount,
  base_reward_currency_amount: amount,
  coupon_code: information,
  customer_id: information,
  customer_email: information,
  items: list(orderItem),
  addresses: list(
    z.object({ address_type: information, country_id: information, region_code: information }),
  ).catch([]),
  payment: z
    .object({ parent_id: id.nullish(), last_trans_id: information })
    .nullish()
    .catch(undefined),
  tributary_token: information,
  tributary_visitor: information,
  extension_attributes: attributes,
  custom_attributes_serializable: attributes,
  custom_attributes: attributeList,
});

export const adobeCreditmemoSchema = z.object({
  entity_id: id.nullish(),
  order_id: id.nullish(),
  state: information,
  created_at: time,
  updated_at: time,
  base_currency_code: information,
  base_grand_total: amount,
  base_adjustment_positive: amount,
  base_adjustment_negative: amount,
  base_shipping_amount: amount,
  base_shipping_tax_amount: amount,
  items: list(
    z.object({
      parent_id: id.nullish(),
      order_item_id: id.nullish(),
      qty: quantity,
      base_row_total: amount,
      base_discount_amount: amount,
      base_discount_tax_compensation_amount: amount,
      base_tax_amount: amount,
    }),
  ),
});

export type AdobeOrderItem = z.infer<typeof orderItem>;
export type AdobeOrder = z.infer<typeof adobeOrderSchema>;
export type AdobeCreditmemo = z.infer<typeof adobeCreditmemoSchema>;
