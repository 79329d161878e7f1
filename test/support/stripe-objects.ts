import { orderMoment } from './factories/index.ts';

/** An object as Stripe writes it; a test changes or adds fields. */
export type StripeObject = Readonly<Record<string, unknown>>;

/** When the factories' sale was made, in Stripe's seconds. */
export const stripeSeconds = Math.floor(orderMoment / 1_000);

/** An event about an object, ten seconds after the sale, in live mode. */
export function aStripeEvent(
  type: string,
  object: StripeObject,
  changes: StripeObject = {},
): string {
  const { previous, ...others } = changes;
  return JSON.stringify({
    id: 'evt_1',
    object: 'event',
    api_version: '2025-09-30.clover',
    created: stripeSeconds + 10,
    livemode: true,
    type,
    data: { object, ...(previous === undefined ? {} : { previous_attributes: previous }) },
    ...others,
  });
}

/** A completed checkout of 100.00 USD, without line items, as its event has it. */
export function aStripeSession(changes: StripeObject = {}): StripeObject {
  return {
    id: 'cs_1',
    object: 'checkout.session',
    created: stripeSeconds,
    livemode: true,
    mode: 'payment',
    status: 'complete',
    payment_status: 'paid',
    currency: 'usd',
    amount_subtotal: 10_000,
    amount_total: 10_000,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    shipping_cost: null,
    client_reference_id: null,
    metadata: {},
    customer: 'cus_1',
    customer_details: { email: 'buyer@x.example', address: { country: 'US', state: 'KY' } },
    discounts: [],
    invoice: null,
    invoice_creation: { enabled: false },
    payment_intent: 'pi_1',
    subscription: null,
    ...changes,
  };
}

const invoice: StripeObject = {
  id: 'in_1',
  object: 'invoice',
  created: stripeSeconds,
  livemode: true,
  number: 'ACME-0001',
  currency: 'usd',
  status: 'paid',
  billing_reason: 'subscription_create',
  amount_paid: 2_000,
  total: 2_000,
  total_excluding_tax: 2_000,
  amount_shipping: 0,
  shipping_cost: null,
  total_discount_amounts: [],
  pre_payment_credit_notes_amount: 0,
  status_transitions: { paid_at: stripeSeconds + 5 },
  customer: 'cus_1',
  customer_email: 'buyer@x.example',
  customer_address: { country: 'DE', state: 'BE' },
  discounts: [],
  metadata: {},
};

/** The paid first invoice of a subscription of 20.00 USD, in the payloads since 2025-03-31. */
export function aStripeInvoice(changes: StripeObject = {}): StripeObject {
  return {
    ...invoice,
    parent: {
      type: 'subscription_details',
      subscription_details: { subscription: 'sub_1', metadata: {} },
    },
    total_taxes: [],
    lines: { data: [aStripeLine()], has_more: false },
    ...changes,
  };
}

/** The same invoice in the payloads before. */
export function anOldStripeInvoice(changes: StripeObject = {}): StripeObject {
  const { parent: _, pricing: __, taxes: ___, ...line } = aStripeLine();
  return {
    ...invoice,
    subscription: 'sub_1',
    charge: 'ch_1',
    payment_intent: 'pi_1',
    tax: null,
    total_tax_amounts: [],
    discount: null,
    paid: true,
    lines: {
      data: [
        {
          ...line,
          type: 'subscription',
          subscription: 'sub_1',
          tax_amounts: [],
          price: { id: 'price_1', product: 'prod_1' },
        },
      ],
      has_more: false,
    },
    ...changes,
  };
}

/** A line of an invoice: one piece of 20.00, paid for thirty days. */
export function aStripeLine(changes: StripeObject = {}): StripeObject {
  return {
    id: 'il_1',
    object: 'line_item',
    amount: 2_000,
    currency: 'usd',
    description: '1 × Tent club',
    quantity: 1,
    discount_amounts: [],
    taxes: [],
    metadata: {},
    parent: { type: 'subscription_item_details' },
    pricing: { type: 'price_details', price_details: { price: 'price_1', product: 'prod_1' } },
    period: { start: stripeSeconds, end: stripeSeconds + 30 * 86_400 },
    ...changes,
  };
}

/** A payment of 100.00 USD that succeeded; nothing says what it was for. */
export function aStripePayment(changes: StripeObject = {}): StripeObject {
  return {
    id: 'pi_1',
    object: 'payment_intent',
    amount: 10_000,
    amount_received: 10_000,
    created: stripeSeconds,
    currency: 'usd',
    customer: null,
    latest_charge: 'ch_1',
    livemode: true,
    metadata: {},
    receipt_email: 'buyer@x.example',
    status: 'succeeded',
    ...changes,
  };
}

/** The charge of that payment, of which 25.00 went back. */
export function aStripeCharge(changes: StripeObject = {}): StripeObject {
  return {
    id: 'ch_1',
    object: 'charge',
    amount: 10_000,
    amount_refunded: 2_500,
    created: stripeSeconds,
    currency: 'usd',
    livemode: true,
    metadata: {},
    paid: true,
    payment_intent: 'pi_1',
    ...changes,
  };
}

/** The refund that gave back 25.00 of it, a day later. */
export function aStripeRefund(changes: StripeObject = {}): StripeObject {
  return {
    id: 're_1',
    object: 'refund',
    amount: 2_500,
    charge: 'ch_1',
    created: stripeSeconds + 86_400,
    currency: 'usd',
    metadata: {},
    payment_intent: 'pi_1',
    status: 'succeeded',
    ...changes,
  };
}

/** A chargeback of the whole payment, three days later, that nobody has answered yet. */
export function aStripeDispute(changes: StripeObject = {}): StripeObject {
  return {
    id: 'dp_1',
    object: 'dispute',
    amount: 10_000,
    charge: 'ch_1',
    created: stripeSeconds + 3 * 86_400,
    currency: 'usd',
    livemode: true,
    metadata: {},
    payment_intent: 'pi_1',
    status: 'needs_response',
    ...changes,
  };
}
