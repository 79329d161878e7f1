import { formatInstant } from '../../core/time/format-instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { shopifyOrderBody } from '../demo/shopify-payloads.ts';
import type { SignableProvider } from './sign-delivery.ts';

/** A paid order over 200.00, as one provider tells of it. */
export type SampleDelivery = {
  readonly body: string;
  /** For providers that name it in a header. */
  readonly topic?: string;
};

const buyer = { email: 'buyer@example.com', firstName: 'Bea', lastName: 'Buyer' };

const samples: Readonly<
  Record<SignableProvider, (orderId: string, at: Instant) => SampleDelivery>
> = {
  shopify: (orderId, at) => ({ body: shopifySample(orderId, at), topic: 'orders/paid' }),
  woocommerce: (orderId, at) => ({ body: woocommerceSample(orderId, at), topic: 'order.created' }),
  stripe: (orderId, at) => ({ body: stripeSample(orderId, at) }),
  bigcommerce: (orderId, at) => ({ body: bigcommerceSample(orderId, at) }),
  'standard-webhooks': (orderId, at) => ({ body: ownSample(orderId, at) }),
  generic: (orderId, at) => ({ body: ownSample(orderId, at) }),
};

/**
 * The sample of a provider.
 *
 * @param orderId digits: most providers number their orders.
 */
export function sampleDelivery(
  provider: SignableProvider,
  orderId: string,
  at: Instant,
): SampleDelivery {
  return samples[provider](orderId, at);
}

function shopifySample(orderId: string, at: Instant): string {
  return shopifyOrderBody({
    ...{ id: orderId, number: Number(orderId.slice(-6)), createdAt: at, updatedAt: at },
    ...{ currency: 'USD', financialStatus: 'paid', customer: { id: '7', ...buyer } },
    lines: [{ id: `${orderId}1`, title: 'Tent', unitPriceMinorUnits: 10_000n, quantity: 2 }],
  });
}

function woocommerceSample(orderId: string, at: Instant): string {
  const time = formatInstant(at).slice(0, 19);
  const line = { id: 1, name: 'Tent', product_id: 93, variation_id: 0, quantity: 2, sku: 'TENT' };
  const order = {
    ...{ number: orderId, status: 'processing', currency: 'USD', prices_include_tax: false },
    ...{ date_created_gmt: time, date_modified_gmt: time, date_paid_gmt: time },
    ...{ customer_id: 7, total: '200.00', total_tax: '0.00', discount_total: '0.00' },
    billing: { email: buyer.email, country: 'US', state: 'CA' },
    line_items: [
      { ...line, subtotal: '200.00', subtotal_tax: '0.00', total: '200.00', total_tax: '0.00' },
    ],
    ...{ coupon_lines: [], fee_lines: [], shipping_lines: [], tax_lines: [], refunds: [] },
    meta_data: [],
  };
  return withId(orderId, order);
}

function stripeSample(orderId: string, at: Instant): string {
  const created = Math.floor(at / 1_000);
  return JSON.stringify({
    ...{ id: `evt_${orderId}`, object: 'event', created, livemode: true },
    type: 'checkout.session.completed',
    data: {
      object: {
        ...{ id: `cs_${orderId}`, object: 'checkout.session', created, livemode: true },
        ...{ mode: 'payment', status: 'complete', payment_status: 'paid', currency: 'usd' },
        ...{ amount_subtotal: 20_000, amount_total: 20_000, payment_intent: `pi_${orderId}` },
        total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
        ...{ customer: 'cus_7', customer_details: { email: buyer.email } },
        metadata: {},
      },
    },
  });
}

function bigcommerceSample(orderId: string, at: Instant): string {
  const event = {
    ...{ scope: 'store/order/created', store_id: '1001', producer: 'stores/sample' },
    ...{ hash: 'dd70c0976e06b67aaf671e73f49dcb79230ebf9d', created_at: Math.floor(at / 1_000) },
  };
  return `{"data":${withId(orderId, { type: 'order' })},${JSON.stringify(event).slice(1)}`;
}

function ownSample(orderId: string, at: Instant): string {
  const time = formatInstant(at);
  return JSON.stringify({
    type: 'order',
    data: {
      ...{ orderId, placedAt: time, updatedAt: time, currency: 'USD', status: 'paid' },
      lines: [{ lineId: 'tent', quantity: 2, amount: '200.00' }],
    },
  });
}

/** The id is written as a number, as the provider does, without passing through one. */
function withId(orderId: string, rest: object): string {
  return `{"id":${orderId},${JSON.stringify(rest).slice(1)}`;
}
