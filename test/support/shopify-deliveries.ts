import type { ParsedDelivery, ParsedFact } from '../../adapters/shops/shop-adapter.ts';
import { shopifyAdapter } from '../../adapters/shops/shopify/shopify-adapter.ts';
import {
  type ShopifyLineInput,
  type ShopifyOrderInput,
  type ShopifyRefundInput,
  shopifyOrderBody,
  shopifyRefundBody,
  signShopify,
} from '../../cli/demo/shopify-payloads.ts';

/** 2026-03-02T10:00:00Z. */
export const shopMoment = 1_772_445_600_000;
export const shopOrderId = '820982911946154508';

/** Two tents at 100.00. */
export function aShopifyLine(changes: Partial<ShopifyLineInput> = {}): ShopifyLineInput {
  return {
    id: '487817672276298554',
    title: 'Tent',
    productId: '788032119674292922',
    variantId: '39072856',
    sku: 'TENT',
    unitPriceMinorUnits: 10_000n,
    quantity: 2,
    ...changes,
  };
}

/** A paid order of two tents for 200.00 USD. */
export function aShopifyOrder(changes: Partial<ShopifyOrderInput> = {}): ShopifyOrderInput {
  return {
    id: shopOrderId,
    number: 1_001,
    createdAt: shopMoment,
    updatedAt: shopMoment,
    currency: 'USD',
    financialStatus: 'paid',
    lines: [aShopifyLine()],
    ...changes,
  };
}

/** One of the two tents given back an hour later. */
export function aShopifyRefund(changes: Partial<ShopifyRefundInput> = {}): ShopifyRefundInput {
  return {
    id: '890088186047892319',
    orderId: shopOrderId,
    at: shopMoment + 3_600_000,
    currency: 'USD',
    lines: [{ line: aShopifyLine(), quantity: 1, subtotalMinorUnits: 10_000n }],
    ...changes,
  };
}

/** A body as it was sent, with some fields written otherwise; numbers stay as they are written. */
export function rewrite(body: string, changes: Readonly<Record<string, string>>): string {
  return Object.entries(changes).reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The body does not contain ${from}.`);
    return text.replaceAll(from, to);
  }, body);
}

export function parseDelivery(body: string, topic: string): ParsedDelivery {
  return shopifyAdapter.parse(Buffer.from(body), topic);
}

/** The one fact of a delivery. */
export function parseFact(body: string, topic: string): ParsedFact {
  const parsed = parseDelivery(body, topic);
  const [fact] = parsed.kind === 'facts' ? parsed.facts : [];
  if (fact === undefined) throw new Error(`Expected a fact, got ${JSON.stringify(parsed)}.`);
  return fact;
}

/** The order that an `orders/updated` of this describes. */
export function parseOrder(order: ShopifyOrderInput | string) {
  const body = typeof order === 'string' ? order : shopifyOrderBody(order);
  const { content } = parseFact(body, 'orders/updated');
  if (content.kind !== 'order') throw new Error('Expected an order.');
  return content.order;
}

/** The refund that a `refunds/create` of this describes. */
export function parseRefund(refund: ShopifyRefundInput) {
  const { content } = parseFact(shopifyRefundBody(refund), 'refunds/create');
  if (content.kind !== 'refund') throw new Error('Expected a refund.');
  return content.refund;
}

/** An `orders/create` delivery of an order as Shopify sends it, signed. */
export function signedDelivery(order: ShopifyOrderInput, secret: string) {
  const body = shopifyOrderBody(order);
  const headers = signShopify(body, secret, { topic: 'orders/create', deliveryId: order.id });
  return { body, headers };
}
