import { generateKeyPairSync, sign } from 'node:crypto';
import { adobeCommerceAdapter } from '../../adapters/shops/adobe-commerce/adobe-commerce-adapter.ts';
import { orderOf, refundOf } from './parsed-facts.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A key pair of a shop; the module shows the public key in PEM. */
export function anAdobeKeyPair() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  return {
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: (body: Uint8Array) => ({
      'x-adobe-commerce-webhook-signature': sign('RSA-SHA256', body, privateKey).toString('base64'),
    }),
  };
}

/** Two tents at 100.00 of the base currency. */
export function anAdobeItem(changes: Fields = {}): Fields {
  return {
    item_id: 11,
    order_id: 5,
    product_id: 93,
    product_type: 'simple',
    sku: 'TENT',
    name: 'Tent',
    is_virtual: 0,
    qty_ordered: 2.0,
    qty_canceled: 0,
    base_row_total: 200.0,
    base_discount_amount: 0,
    base_discount_tax_compensation_amount: 0,
    base_tax_amount: 0,
    ...changes,
  };
}

/** A paid order of two tents, as a row of `sales_order`. */
export function anAdobeOrder(changes: Fields = {}): Fields {
  return {
    entity_id: 5,
    increment_id: '000000005',
    state: 'processing',
    status: 'processing',
    created_at: '2026-03-02 10:00:00',
    updated_at: '2026-03-02 10:00:05',
    base_currency_code: 'USD',
    order_currency_code: 'EUR',
    grand_total: 180.0,
    base_discount_amount: 0,
    customer_id: 26,
    customer_email: 'buyer@x.example',
    addresses: [
      { address_type: 'billing', country_id: 'DE' },
      { address_type: 'shipping', country_id: 'US', region_code: 'CA' },
    ],
    items: [anAdobeItem()],
    payment: { parent_id: 5, last_trans_id: 'ch_1' },
    ...changes,
  };
}

/** One of the two tents given back an hour later, with its shipping. */
export function anAdobeCreditmemo(changes: Fields = {}): Fields {
  return {
    entity_id: 9,
    order_id: 5,
    state: 2,
    created_at: '2026-03-02 11:00:00',
    updated_at: '2026-03-02 11:00:00',
    base_currency_code: 'USD',
    base_grand_total: 105,
    base_shipping_amount: 5,
    base_adjustment_positive: 0,
    base_adjustment_negative: 0,
    items: [anAdobeCreditmemoItem()],
    ...changes,
  };
}

export function anAdobeCreditmemoItem(changes: Fields = {}): Fields {
  return { parent_id: 9, order_item_id: 11, qty: 1.0, base_row_total: 100.0, ...changes };
}

export function parseAdobe(body: unknown, topic?: string) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return adobeCommerceAdapter.parse(Buffer.from(text), topic);
}

export const parseAdobeOrder = (changes: Fields = {}) => orderOf(parseAdobe(anAdobeOrder(changes)));
export const parseAdobeRefund = (changes: Fields = {}) =>
  refundOf(parseAdobe(anAdobeCreditmemo(changes)));
