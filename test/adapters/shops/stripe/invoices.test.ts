import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { valueLines } from '../../../../core/assessment/line-values.ts';
import { orderMoment } from '../../../support/factories/index.ts';
import {
  factsOfStripe,
  orderOfStripe,
  parseStripe,
  refusalOfStripe,
} from '../../../support/parse-stripe.ts';
import {
  anOldStripeInvoice,
  aStripeEvent,
  aStripeInvoice,
  aStripeLine,
  type StripeObject,
} from '../../../support/stripe-objects.ts';

const paid = (invoice: StripeObject, event: StripeObject = {}) =>
  aStripeEvent('invoice.paid', invoice, event);
const withLines = (...data: readonly StripeObject[]) =>
  aStripeInvoice({ lines: { data, has_more: false } });

/** What the order's lines come to without tax, and their tax, as the assessment values them. */
function worthOf(invoice: StripeObject) {
  const order = orderOfStripe(paid(invoice));
  const values = valueLines({ ...order, tokens: [], buyerIdentityHashes: [] });
  return {
    net: values.map(({ netMinorUnits }) => netMinorUnits),
    tax: values.map(({ taxMinorUnits }) => taxMinorUnits),
  };
}

describe('an invoice', () => {
  it.each([
    { generation: 'since 2025-03-31', invoice: aStripeInvoice(), payments: [] },
    {
      generation: 'since then with its payments expanded',
      invoice: aStripeInvoice({
        payments: { data: [{ payment: { type: 'payment_intent', payment_intent: 'pi_1' } }] },
      }),
      payments: ['pi_1'],
    },
    { generation: 'before', invoice: anOldStripeInvoice(), payments: ['pi_1', 'ch_1'] },
  ])('is a paid order in the payloads $generation', ({ invoice, payments }) => {
    const [fact] = factsOfStripe(paid(invoice));

    expect(fact).toMatchObject({
      factId: 'stripe/order/in_1@2026-03-02T10:00:10Z',
      orderId: 'in_1',
      content: {
        kind: 'order',
        topic: 'invoice.paid',
        order: {
          orderName: 'ACME-0001',
          placedAt: orderMoment,
          paidAt: orderMoment + 5_000,
          currency: 'USD',
          financialStatus: 'paid',
          lines: [
            {
              lineId: 'il_1',
              productId: 'prod_1',
              variantId: 'price_1',
              title: '1 × Tent club',
              quantity: 1,
              grossMinorUnits: 2_000n,
            },
          ],
          buyer: { customerId: 'cus_1', emails: ['buyer@x.example'] },
          country: 'DE',
          region: 'BE',
          subscription: {
            subscriptionId: 'stripe/sub_1',
            paymentNumber: 1,
            paidUntil: orderMoment + 30 * 86_400_000,
          },
          references: [
            { kind: 'invoice', value: 'in_1' },
            ...payments.map((value) => ({ kind: 'payment', value })),
          ],
        },
      },
    });
  });

  it.each([
    { topic: 'invoice.finalized', changes: { status: 'open', amount_paid: 0 }, status: 'pending' },
    {
      topic: 'invoice.payment_failed',
      changes: { status: 'open', amount_paid: 0 },
      status: 'pending',
    },
    {
      topic: 'invoice.payment_failed',
      changes: { status: 'open', amount_paid: 500 },
      status: 'partially-paid',
    },
    { topic: 'invoice.payment_succeeded', changes: {}, status: 'paid' },
    { topic: 'invoice.voided', changes: { status: 'void' }, status: 'voided' },
    {
      topic: 'invoice.marked_uncollectible',
      changes: { status: 'uncollectible' },
      status: 'voided',
    },
  ])('that $topic tells of with $changes is $status', ({ topic, changes, status }) => {
    const order = orderOfStripe(aStripeEvent(topic, aStripeInvoice(changes)));

    expect(order.financialStatus).toBe(status);
    expect(order.paidAt !== undefined).toBe(status === 'paid');
  });

  it.each([
    { reason: 'subscription_cycle', subscription: { subscriptionId: 'stripe/sub_1' } },
    { reason: 'subscription_update', subscription: { subscriptionId: 'stripe/sub_1' } },
  ])(
    'for $reason is a payment of its subscription without a number',
    ({ reason, subscription }) => {
      const order = orderOfStripe(paid(aStripeInvoice({ billing_reason: reason })));

      expect(order.subscription).toMatchObject(subscription);
      expect(order.subscription).not.toHaveProperty('paymentNumber');
    },
  );

  it('that somebody wrote for a subscriber is no payment of the subscription', () => {
    const order = orderOfStripe(paid(anOldStripeInvoice({ billing_reason: 'manual' })));

    expect(order).not.toHaveProperty('subscription');
  });

  it.each([
    { what: 'invoice', invoice: aStripeInvoice({ metadata: { tributary_token: 'a' } }) },
    {
      what: 'subscription',
      invoice: aStripeInvoice({
        parent: {
          type: 'subscription_details',
          subscription_details: { subscription: 'sub_1', metadata: { tributary_token: 'a' } },
        },
      }),
    },
    {
      what: 'subscription, before 2025-03-31',
      invoice: anOldStripeInvoice({ subscription_details: { metadata: { tributary_token: 'a' } } }),
    },
    { what: 'line', invoice: withLines(aStripeLine({ metadata: { tributary_token: 'a' } })) },
  ])('carries the click tokens in the metadata of its $what', ({ invoice }) => {
    expect(orderOfStripe(paid(invoice)).tokenTexts).toEqual(['a']);
  });

  it('has the code of its discount, and what it took off', () => {
    const discount = {
      id: 'di_1',
      coupon: { id: 'off' },
      promotion_code: { id: 'p', code: 'mia10' },
    };
    const total_discount_amounts = [{ amount: 200, discount: 'di_1' }];

    const order = orderOfStripe(paid(anOldStripeInvoice({ discount, total_discount_amounts })));

    expect(order.codes).toEqual([{ code: 'MIA10', discountMinorUnits: 200n, applied: true }]);
  });

  it('of test mode, by a test clock or not, is a test order', () => {
    const invoice = aStripeInvoice({ test_clock: 'clock_1' });

    expect(orderOfStripe(paid(invoice, { livemode: false })).test).toBe(true);
  });

  it('is read as the API answers it, too, in its own time', () => {
    const [fact] = factsOfStripe(JSON.stringify(aStripeInvoice()));

    expect(fact).toMatchObject({
      sourceVersion: orderMoment,
      content: { kind: 'order', topic: 'invoice' },
    });
  });

  it.each([
    { reason: 'unknown-currency', changes: { currency: 'xxy' } },
    { reason: 'unknown-invoice-status', changes: { status: 'lost' } },
    { reason: 'no-invoice-id', changes: { id: null } },
    { reason: 'unexpected-shape', changes: { lines: null } },
    { reason: 'unreadable-amount', changes: { lines: { data: [aStripeLine({ amount: null })] } } },
    { reason: 'unreadable-time', changes: { created: -1 } },
  ])('is refused with $reason', ({ reason, changes }) => {
    expect(refusalOfStripe(paid(aStripeInvoice(changes)))).toBe(reason);
  });
});

describe('the goods of an invoice', () => {
  const exclusive = { amount: 380, tax_behavior: 'exclusive' };
  const inclusive = { amount: 319, tax_behavior: 'inclusive' };

  it.each([
    {
      what: 'tax on top',
      invoice: withLines(aStripeLine({ taxes: [exclusive] })),
      value: { net: [2_000n], tax: [380n] },
    },
    {
      what: 'tax in the price',
      invoice: withLines(aStripeLine({ taxes: [inclusive] })),
      value: { net: [1_681n], tax: [319n] },
    },
    {
      what: 'tax in the price, before 2025-03-31',
      invoice: anOldStripeInvoice({
        lines: {
          data: [aStripeLine({ taxes: null, tax_amounts: [{ amount: 319, inclusive: true }] })],
        },
      }),
      value: { net: [1_681n], tax: [319n] },
    },
    {
      what: 'both kinds of tax',
      invoice: withLines(
        aStripeLine({ taxes: [inclusive] }),
        aStripeLine({ id: 'il_2', taxes: [exclusive] }),
      ),
      value: { net: [1_681n, 2_000n], tax: [319n, 380n] },
    },
    {
      what: 'a discount by line',
      invoice: withLines(aStripeLine({ discount_amounts: [{ amount: 500, discount: 'di_1' }] })),
      value: { net: [1_500n], tax: [0n] },
    },
    {
      what: 'a discount that no line has',
      invoice: anOldStripeInvoice({ total_discount_amounts: [{ amount: 500, discount: 'di_1' }] }),
      value: { net: [1_500n], tax: [0n] },
    },
    {
      what: 'an upgrade: unused time goes off, and its tax',
      invoice: withLines(
        aStripeLine({ amount: -1_000, taxes: [{ amount: -200, tax_behavior: 'exclusive' }] }),
        aStripeLine({
          id: 'il_2',
          amount: 3_000,
          taxes: [{ amount: 600, tax_behavior: 'exclusive' }],
        }),
      ),
      value: { net: [2_000n], tax: [400n] },
    },
    {
      what: 'a downgrade: nothing is left to pay',
      invoice: withLines(
        aStripeLine({ amount: -3_000 }),
        aStripeLine({ id: 'il_2', amount: 1_000 }),
      ),
      value: { net: [0n], tax: [0n] },
    },
    {
      what: 'a credit note before the payment, tax and all',
      invoice: aStripeInvoice({
        lines: { data: [aStripeLine({ taxes: [{ amount: 400, tax_behavior: 'exclusive' }] })] },
        pre_payment_credit_notes_amount: 600,
      }),
      value: { net: [1_500n], tax: [300n] },
    },
    {
      what: 'more lines than the event lists',
      invoice: aStripeInvoice({
        lines: { data: [aStripeLine({ taxes: [exclusive] })], has_more: true },
        total: 12_400,
        total_excluding_tax: 10_500,
        total_taxes: [{ amount: 1_900 }],
        amount_shipping: 500,
        shipping_cost: { amount_tax: 100 },
      }),
      value: { net: [2_000n, 8_000n], tax: [380n, 1_420n] },
    },
    {
      what: 'more lines, in the oldest payloads',
      invoice: anOldStripeInvoice({
        lines: { data: [aStripeLine({ taxes: null })], has_more: true },
        ...{
          total: 11_900,
          total_excluding_tax: undefined,
          total_tax_amounts: undefined,
          tax: 1_900,
        },
      }),
      value: { net: [2_000n, 8_000n], tax: [0n, 1_900n] },
    },
  ])('are without tax and after discounts: $what', ({ invoice, value }) => {
    expect(worthOf(invoice)).toEqual(value);
  });

  it('have to be shipped if there is shipping', () => {
    const order = orderOfStripe(paid(aStripeInvoice({ shipping_cost: { amount_tax: 0 } })));

    expect(order.lines).toMatchObject([{ requiresShipping: true }]);
  });

  it('come to what the invoice’s lines add up to, as long as that is not below zero', () => {
    const line = fc.record({
      amount: fc.integer({ min: -50_000, max: 100_000 }),
      taxPercent: fc.integer({ min: 0, max: 30 }),
      isInclusive: fc.boolean(),
    });

    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        const data = lines.map(({ amount, taxPercent, isInclusive }, index) => {
          const tax = Math.trunc((amount * taxPercent) / (isInclusive ? 100 + taxPercent : 100));
          const tax_behavior = isInclusive ? 'inclusive' : 'exclusive';
          return aStripeLine({ id: `il_${index}`, amount, taxes: [{ amount: tax, tax_behavior }] });
        });
        const inclusiveTax = (each: StripeObject) =>
          (each.taxes as { amount: number; tax_behavior: string }[])
            .filter(({ tax_behavior }) => tax_behavior === 'inclusive')
            .reduce((sum, { amount }) => sum + amount, 0);
        const total = data.reduce((sum, each) => sum + Number(each.amount) - inclusiveTax(each), 0);

        const { net } = worthOf(withLines(...data));

        const goods = net.reduce((sum, each) => sum + each, 0n);
        expect(goods).toBe(total < 0 ? 0n : BigInt(total));
      }),
    );
  });
});

describe('a payment of an invoice', () => {
  const payment = (changes: StripeObject = {}) => ({
    id: 'inpay_1',
    object: 'invoice_payment',
    amount_paid: 2_000,
    created: 1,
    invoice: 'in_1',
    payment: { type: 'payment_intent', payment_intent: 'pi_1' },
    status: 'paid',
    ...changes,
  });

  it('tells the invoice’s order what the payment is called, because neither names the other since 2025-03-31', () => {
    const [fact] = factsOfStripe(aStripeEvent('invoice_payment.paid', payment()));

    expect(fact).toMatchObject({
      orderId: 'in_1',
      content: {
        kind: 'supplement',
        supplement: {
          tokenTexts: [],
          references: [
            { kind: 'invoice', value: 'in_1' },
            { kind: 'payment', value: 'pi_1' },
          ],
        },
      },
    });
  });

  it('tells nothing if it was made outside of Stripe', () => {
    const outside = payment({ payment: { type: 'out_of_band_payment' } });

    expect(parseStripe(aStripeEvent('invoice_payment.paid', outside))).toEqual({ kind: 'ignored' });
  });
});
