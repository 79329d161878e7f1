import { describe, expect, it } from '@jest/globals';
import { orderMoment } from '../../../support/factories/index.ts';
import {
  factsOfStripe,
  orderOfStripe,
  parseStripe,
  refusalOfStripe,
} from '../../../support/parse-stripe.ts';
import {
  aStripeEvent,
  aStripeSession,
  type StripeObject,
} from '../../../support/stripe-objects.ts';

const completed = (changes: StripeObject = {}, event: StripeObject = {}) =>
  aStripeEvent('checkout.session.completed', aStripeSession(changes), event);

/** A session's amounts, with one kind of tax on goods and shipping. */
const taxed = (
  subtotal: number,
  total: number,
  goodsTax: number,
  shipping: StripeObject | null,
) => ({
  amount_subtotal: subtotal,
  amount_total: total,
  total_details: {
    amount_discount: 1_000,
    amount_shipping: shipping?.amount_subtotal ?? 0,
    amount_tax: goodsTax + Number(shipping?.amount_tax ?? 0),
  },
  shipping_cost: shipping,
});

describe('a completed checkout session', () => {
  it('is a paid order of its own, found by its payment', () => {
    const [fact, ...others] = factsOfStripe(completed());

    expect(others).toEqual([]);
    expect(fact).toMatchObject({
      factId: 'stripe/order/cs_1@2026-03-02T10:00:10Z',
      orderId: 'cs_1',
      sourceVersion: orderMoment + 10_000,
      content: {
        kind: 'order',
        topic: 'checkout.session.completed',
        order: {
          orderId: 'cs_1',
          placedAt: orderMoment,
          currency: 'USD',
          test: false,
          financialStatus: 'paid',
          paidAt: orderMoment + 10_000,
          buyer: { customerId: 'cus_1', emails: ['buyer@x.example'] },
          country: 'US',
          region: 'KY',
          references: [
            { kind: 'checkout', value: 'cs_1' },
            { kind: 'payment', value: 'pi_1' },
          ],
        },
      },
    });
  });

  it('is one line that names no product, because the event does not have the items', () => {
    expect(orderOfStripe(completed()).lines).toEqual([
      {
        lineId: 'cs_1',
        quantity: 1,
        quantityAfterEdits: 1,
        grossMinorUnits: 10_000n,
        discountMinorUnits: 0n,
        taxMinorUnits: 0n,
        giftCard: false,
        requiresShipping: false,
      },
    ]);
  });

  it.each([
    {
      what: 'tax on top',
      amounts: taxed(10_000, 10_800, 1_800, null),
      gross: 10_000n,
      tax: 1_800n,
    },
    {
      what: 'tax in the price',
      amounts: taxed(10_000, 9_000, 1_500, null),
      gross: 8_500n,
      tax: 1_500n,
    },
    {
      what: 'shipping and tax on top',
      amounts: taxed(10_000, 11_400, 1_800, {
        amount_subtotal: 500,
        amount_tax: 100,
        amount_total: 600,
      }),
      gross: 10_000n,
      tax: 1_800n,
    },
    {
      what: 'shipping and tax in both prices',
      amounts: taxed(10_000, 9_600, 1_500, {
        amount_subtotal: 600,
        amount_tax: 100,
        amount_total: 600,
      }),
      gross: 8_500n,
      tax: 1_500n,
    },
  ])('has its goods without tax and shipping: $what', ({ amounts, gross, tax }) => {
    expect(orderOfStripe(completed(amounts))).toMatchObject({
      taxIncluded: false,
      lines: [{ grossMinorUnits: gross, discountMinorUnits: 1_000n, taxMinorUnits: tax }],
    });
  });

  it('has to be shipped if it has a shipping rate', () => {
    const shipping_cost = { amount_subtotal: 0, amount_tax: 0, amount_total: 0 };

    expect(orderOfStripe(completed({ shipping_cost })).lines).toMatchObject([
      { requiresShipping: true },
    ]);
  });

  it('has its items one by one where the payload has them, and what it lists no more in one line', () => {
    const item = {
      id: 'li_1',
      amount_discount: 500,
      amount_tax: 700,
      amount_total: 4_200,
      description: 'Tent',
      quantity: 2,
      price: { id: 'price_1', product: { id: 'prod_1' } },
    };
    const amounts = {
      amount_total: 10_200,
      total_details: { amount_discount: 1_000, amount_tax: 1_200 },
    };

    const order = orderOfStripe(
      completed({ ...amounts, line_items: { data: [item], has_more: true } }),
    );

    expect(order.lines).toMatchObject([
      {
        lineId: 'li_1',
        productId: 'prod_1',
        variantId: 'price_1',
        title: 'Tent',
        quantity: 2,
        grossMinorUnits: 4_000n,
        discountMinorUnits: 500n,
        taxMinorUnits: 700n,
      },
      { lineId: 'cs_1-further-items', grossMinorUnits: 5_500n, taxMinorUnits: 500n },
    ]);
  });

  it.each([
    {
      what: 'metadata',
      changes: { metadata: { tributary_token: 'a, b', tributary_token_2: 'c' } },
      tokens: ['a', 'b', 'c'],
    },
    {
      what: 'the client reference',
      changes: { client_reference_id: 'v1.k1.payload.mac' },
      tokens: ['v1.k1.payload.mac'],
    },
    {
      what: 'no client reference of the merchant’s own',
      changes: { client_reference_id: 'cart-12345678' },
      tokens: [],
    },
  ])('carries the click tokens of $what', ({ changes, tokens }) => {
    expect(orderOfStripe(completed(changes)).tokenTexts).toEqual(tokens);
  });

  it.each([
    { changes: { metadata: { tributary_visitor: 'visitor-1' } }, visitorId: 'visitor-1' },
    { changes: { client_reference_id: 'tributary_visitor-1' }, visitorId: 'visitor-1' },
    { changes: { client_reference_id: 'visitor-1' }, visitorId: undefined },
  ])('names the browser $visitorId by $changes', ({ changes, visitorId }) => {
    expect(orderOfStripe(completed(changes)).visitorId).toBe(visitorId);
  });

  it.each([
    {
      what: 'an expanded promotion code',
      discounts: [{ coupon: 'off', promotion_code: { id: 'promo_1', code: 'mia10' } }],
      code: 'MIA10',
    },
    {
      what: 'a coupon that was applied itself',
      discounts: [{ coupon: 'Mia10', promotion_code: null }],
      code: 'MIA10',
    },
    {
      what: 'a coupon in the newest form',
      discounts: [{ id: 'di_1', source: { coupon: { id: 'MIA10' } } }],
      code: 'MIA10',
    },
  ])('has the code of $what', ({ discounts, code }) => {
    const total_details = { amount_discount: 1_000 };

    const { codes } = orderOfStripe(completed({ discounts, total_details, amount_total: 9_000 }));

    expect(codes).toEqual([{ code, discountMinorUnits: 1_000n, applied: true }]);
  });

  it('has no code of a promotion code that is only an id', () => {
    const discounts = [{ coupon: null, promotion_code: 'promo_1' }];

    expect(orderOfStripe(completed({ discounts })).codes).toEqual([]);
  });

  it('has what each of several discounts took off where the payload says it', () => {
    const discounts = [
      { amount: 700, discount: { id: 'di_1', promotion_code: { id: 'promo_1', code: 'MIA10' } } },
      { amount: 300, discount: { id: 'di_2', promotion_code: { id: 'promo_2', code: 'TOM5' } } },
    ];
    const total_details = { amount_discount: 1_000, breakdown: { discounts } };

    expect(orderOfStripe(completed({ total_details, amount_total: 9_000 })).codes).toEqual([
      { code: 'MIA10', discountMinorUnits: 700n, applied: true },
      { code: 'TOM5', discountMinorUnits: 300n, applied: true },
    ]);
  });

  it('awaits a payment that takes days, which succeeds or fails', () => {
    const pending = orderOfStripe(completed({ payment_status: 'unpaid' }));
    const paid = orderOfStripe(
      aStripeEvent('checkout.session.async_payment_succeeded', aStripeSession()),
    );
    const failed = orderOfStripe(
      aStripeEvent(
        'checkout.session.async_payment_failed',
        aStripeSession({ payment_status: 'unpaid' }),
      ),
    );

    expect(pending).toMatchObject({ financialStatus: 'pending' });
    expect(pending.paidAt).toBeUndefined();
    expect(paid).toMatchObject({ financialStatus: 'paid', paidAt: orderMoment + 10_000 });
    expect(failed).toMatchObject({ financialStatus: 'voided' });
    expect([pending, paid, failed].map(({ placedAt }) => placedAt)).toEqual(
      Array(3).fill(orderMoment),
    );
  });

  it('that was free is paid', () => {
    const free = { payment_status: 'no_payment_required', amount_subtotal: 0, amount_total: 0 };

    expect(orderOfStripe(completed(free)).financialStatus).toBe('paid');
  });

  it('of test mode is a test order, and is read like any other', () => {
    expect(orderOfStripe(completed({}, { livemode: false })).test).toBe(true);
  });

  it('whose sale is an invoice tells that invoice’s order what only it knows', () => {
    const changes = {
      mode: 'subscription',
      invoice: 'in_1',
      subscription: 'sub_1',
      payment_intent: null,
    };

    const facts = factsOfStripe(
      completed({ ...changes, metadata: { tributary_token: 'a', tributary_visitor: 'visitor-1' } }),
    );

    expect(facts).toEqual([
      {
        factId: 'stripe/supplement/cs_1',
        sourceVersion: orderMoment,
        orderId: 'in_1',
        content: {
          kind: 'supplement',
          supplement: {
            tokenTexts: ['a'],
            visitorId: 'visitor-1',
            codes: [],
            buyer: { customerId: 'cus_1', emails: ['buyer@x.example'] },
            references: [
              { kind: 'invoice', value: 'in_1' },
              { kind: 'checkout', value: 'cs_1' },
            ],
          },
        },
      },
    ]);
  });

  it('whose invoice comes after it is no second order, but waits for the invoice by its payment', () => {
    const [fact] = factsOfStripe(completed({ invoice_creation: { enabled: true } }));

    expect(fact).toMatchObject({
      references: [
        { kind: 'checkout', value: 'cs_1' },
        { kind: 'payment', value: 'pi_1' },
      ],
      content: { kind: 'supplement' },
    });
  });
});

describe('a checkout session that sells nothing', () => {
  it.each([
    {
      what: 'expired',
      body: aStripeEvent(
        'checkout.session.expired',
        aStripeSession({ status: 'expired', payment_status: 'unpaid' }),
      ),
    },
    {
      what: 'set up a payment method',
      body: completed({ mode: 'setup', amount_total: null, currency: null }),
    },
  ])('tells nothing if it $what', ({ body }) => {
    expect(parseStripe(body)).toEqual({ kind: 'ignored' });
  });

  it.each([
    { reason: 'checkout-not-complete', body: JSON.stringify(aStripeSession({ status: 'open' })) },
    { reason: 'unknown-payment-status', body: completed({ payment_status: 'maybe' }) },
    { reason: 'unknown-currency', body: completed({ currency: null }) },
    { reason: 'unreadable-amount', body: completed({ amount_total: null }) },
    { reason: 'unreadable-amount', body: completed({ amount_subtotal: 12.5 }) },
    { reason: 'no-session-id', body: completed({ id: null }) },
    { reason: 'unexpected-shape', body: completed({ created: true }) },
    { reason: 'unreadable-time', body: completed({ created: '2026-03-02' }) },
  ])('is refused with $reason', ({ reason, body }) => {
    expect(refusalOfStripe(body)).toBe(reason);
  });
});
