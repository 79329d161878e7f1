import { woocommerceAdapter } from '../../adapters/shops/woocommerce/woocommerce-adapter.ts';
import { signDelivery } from '../../cli/webhook/sign-delivery.ts';
import { onlyFact, orderOf } from './parsed-facts.ts';
import { webhookNow } from './shopify-webhook.ts';

/** 2026-03-02T10:00:00Z, as WooCommerce writes it. */
export const woocommerceMoment = '2026-03-02T10:00:00';
export const woocommerceSecret = 'woocommerce secret';

type Fields = Readonly<Record<string, unknown>>;

/** Two tents at 100.00, without tax, as a line of REST API v3. */
export function aWoocommerceLine(changes: Fields = {}): Fields {
  return {
    id: 315,
    name: 'Tent',
    product_id: 93,
    variation_id: 0,
    quantity: 2,
    subtotal: '200.00',
    subtotal_tax: '0.00',
    total: '200.00',
    total_tax: '0.00',
    taxes: [],
    meta_data: [],
    sku: 'TENT',
    price: 100,
    ...changes,
  };
}

/** A paid order of two tents, by a customer who has an account. */
export function aWoocommerceOrder(changes: Fields = {}): Fields {
  return {
    id: 727,
    parent_id: 0,
    number: '727',
    status: 'processing',
    currency: 'USD',
    date_created_gmt: woocommerceMoment,
    date_modified_gmt: woocommerceMoment,
    date_paid_gmt: woocommerceMoment,
    date_completed_gmt: null,
    prices_include_tax: false,
    customer_id: 26,
    billing: { country: 'US', state: 'CA', email: 'buyer@x.example', first_name: 'B' },
    shipping: { country: '', state: '' },
    transaction_id: '',
    meta_data: [],
    line_items: [aWoocommerceLine()],
    shipping_lines: [],
    fee_lines: [],
    coupon_lines: [],
    refunds: [],
    _links: { self: [{ href: 'https://shop.example/wp-json/wc/v3/orders/727' }] },
    ...changes,
  };
}

/** One of the two tents given back an hour later, as `GET /orders/727/refunds/726` answers. */
export function aWoocommerceRefund(changes: Fields = {}): Fields {
  return {
    id: 726,
    date_created_gmt: '2026-03-02T11:00:00',
    amount: '100.00',
    reason: '',
    line_items: [aWoocommerceRefundLine()],
    shipping_lines: [],
    fee_lines: [],
    _links: { up: [{ href: 'https://shop.example/wp-json/wc/v3/orders/727' }] },
    ...changes,
  };
}

export function aWoocommerceRefundLine(changes: Fields = {}): Fields {
  return {
    ...aWoocommerceLine({
      id: 316,
      quantity: -1,
      subtotal: '-100.00',
      total: '-100.00',
      meta_data: [{ id: 1, key: '_refunded_item_id', value: '315' }],
    }),
    ...changes,
  };
}

/** Metadata as WooCommerce lists it. */
export function metadataOf(values: Fields): Fields[] {
  return Object.entries(values).map(([key, value], index) => ({ id: index + 1, key, value }));
}

export function parseWoocommerce(
  body: Fields | readonly Fields[] | string,
  topic = 'order.updated',
) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return woocommerceAdapter.parse(Buffer.from(text), topic);
}

/** The order that an `order.updated` with these changes describes. */
export function parseWoocommerceOrder(changes: Fields = {}) {
  return orderOf(parseWoocommerce(aWoocommerceOrder(changes)));
}

export function woocommerceFact(body: Fields | string, topic?: string) {
  return onlyFact(parseWoocommerce(body, topic));
}

export function signWoocommerce(body: Uint8Array, topic = 'order.updated') {
  const delivery = { body, secret: woocommerceSecret, now: webhookNow, topic };
  return signDelivery('woocommerce', delivery);
}
