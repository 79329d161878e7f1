import * as z from 'zod';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { readShape } from '../read-shape.ts';
import type { ParsedDelivery } from '../shop-adapter.ts';

/*
 * Shopify's mandatory topics about personal data (https://shopify.dev/docs/apps/build/compliance/privacy-law-compliance).
 * The topic stands in a header that is not signed, so each body must show by itself what it asks for: an order, or
 * the request of one customer, replayed under another topic must not erase anything.
 */

const id = z.string().regex(/^\d{1,20}$/);
const ids = z.array(id).max(10_000);
const shop = { shop_domain: z.string().min(1) };
const customer = z.object({
  id: id.nullish(),
  email: z.string().nullish(),
  phone: z.string().nullish(),
});
const absent = z.undefined({ error: 'does not belong to this topic' }).optional();

const dataRequestSchema = z.object({
  ...shop,
  customer,
  orders_requested: ids,
  data_request: z.object({ id }),
});
const customerRedactSchema = z.object({ ...shop, customer, orders_to_redact: ids });
const shopRedactSchema = z.object({
  ...{ ...shop, shop_id: id, customer: absent },
  ...{ orders_to_redact: absent, orders_requested: absent, line_items: absent },
});

/** What a delivery of one of these topics asks for; `undefined` for any other topic. */
export function readPrivacyTopic(json: LosslessJson, topic: string): ParsedDelivery | undefined {
  if (topic === 'customers/data_request') {
    const { customer: person, orders_requested: orderIds } = read(dataRequestSchema, json);
    return { kind: 'privacy', asked: { kind: 'export', ...describe(person), orderIds } };
  }
  if (topic === 'customers/redact') {
    const { customer: person, orders_to_redact: orderIds } = read(customerRedactSchema, json);
    return { kind: 'privacy', asked: { kind: 'erase', ...describe(person), orderIds } };
  }
  if (topic === 'shop/redact') {
    read(shopRedactSchema, json);
    return { kind: 'privacy', asked: { kind: 'shop-erase', emails: [], phones: [], orderIds: [] } };
  }
  return undefined;
}

const read = <Schema extends z.ZodType>(schema: Schema, json: LosslessJson) =>
  readShape(schema, json, 'unexpected-shape');

function describe({ id: customerId, email, phone }: z.infer<typeof customer>) {
  return {
    emails: email ? [email] : [],
    phones: phone ? [phone] : [],
    ...(customerId ? { customerId } : {}),
  };
}
