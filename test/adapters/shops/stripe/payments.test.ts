import { describe, expect, it } from '@jest/globals';
import { orderMoment } from '../../../support/factories/index.ts';
import {
  factsOfStripe,
  orderOfStripe,
  parseStripe,
  refusalOfStripe,
} from '../../../support/parse-stripe.ts';
import {
  anOldStripeInvoice,
  aStripeCharge,
  aStripeDispute,
  aStripeEvent,
  aStripeInvoice,
  aStripePayment,
  aStripeRefund,
  aStripeSession,
  type StripeObject,
} from '../../../support/stripe-objects.ts';

const dayMs = 86_400_000;
const payment = { kind: 'payment', value: 'pi_1' };
const charge = { kind: 'payment', value: 'ch_1' };
const eventAt = orderMoment + 10_000;

describe('a payment of Stripe as a shop', () => {
  it.each([
    { mark: 'a click token', metadata: { tributary_token: 'a' } },
    { mark: 'a browser', metadata: { tributary_visitor: 'visitor-1' } },
    { mark: 'the merchant’s name of the order', metadata: { tributary_order: 'A-1' } },
  ])('is an order of its own if the merchant marked it with $mark', ({ metadata }) => {
    const order = orderOfStripe(
      aStripeEvent('payment_intent.succeeded', aStripePayment({ metadata })),
    );

    expect(order).toMatchObject({
      orderId: 'pi_1',
      placedAt: orderMoment,
      paidAt: eventAt,
      financialStatus: 'paid',
      lines: [{ lineId: 'pi_1', grossMinorUnits: 10_000n, taxMinorUnits: 0n }],
      buyer: { emails: ['buyer@x.example'] },
      references: [payment, charge],
    });
    expect(order.orderName).toBe(metadata.tributary_order);
  });

  it('is without the tip, the shipping and the tax that it says', () => {
    const amount_details = {
      tip: { amount: 500 },
      shipping: { amount: 700 },
      tax: { total_tax_amount: 1_300 },
    };
    const marked = aStripePayment({ metadata: { tributary_order: 'A-1' }, amount_details });

    expect(orderOfStripe(aStripeEvent('payment_intent.succeeded', marked)).lines).toMatchObject([
      { grossMinorUnits: 7_500n, taxMinorUnits: 1_300n },
    ]);
  });

  it.each([
    {
      what: 'is not marked, since a session or an invoice tells of it',
      type: 'payment_intent.succeeded',
      changes: {},
    },
    {
      what: 'belongs to an invoice',
      type: 'payment_intent.succeeded',
      changes: { invoice: 'in_1', metadata: { tributary_token: 'a' } },
    },
    {
      what: 'failed',
      type: 'payment_intent.payment_failed',
      changes: { status: 'requires_payment_method', metadata: { tributary_token: 'a' } },
    },
  ])('tells nothing if it $what', ({ type, changes }) => {
    expect(parseStripe(aStripeEvent(type, aStripePayment(changes)))).toEqual({ kind: 'ignored' });
  });

  it('tells nothing by its charge', () => {
    const body = aStripeEvent('charge.succeeded', aStripeCharge());

    expect(parseStripe(body)).toEqual({ kind: 'ignored' });
  });
});

describe('a refund of Stripe', () => {
  it.each(['refund.created', 'refund.updated', 'charge.refund.updated'])(
    'is one of the payment, in %s',
    (type) => {
      expect(factsOfStripe(aStripeEvent(type, aStripeRefund()))).toEqual([
        {
          factId: 'stripe/refund/re_1@2026-03-02T10:00:10Z',
          sourceVersion: eventAt,
          references: [payment, charge],
          content: {
            kind: 'refund',
            topic: type,
            currency: 'USD',
            refund: {
              refundId: 're_1',
              processedAt: orderMoment + dayMs,
              lines: [],
              unallocatedMinorUnits: 2_500n,
              ofPayment: true,
            },
          },
        },
      ]);
    },
  );

  it.each([
    { status: 'pending', minorUnits: 2_500n },
    { status: 'requires_action', minorUnits: 2_500n },
    { status: null, minorUnits: 2_500n },
    { status: 'failed', minorUnits: 0n },
    { status: 'canceled', minorUnits: 0n },
  ])('that is $status gives back $minorUnits', ({ status, minorUnits }) => {
    const [fact] = factsOfStripe(aStripeEvent('refund.updated', aStripeRefund({ status })));

    expect(fact?.content).toMatchObject({ refund: { unallocatedMinorUnits: minorUnits } });
  });

  it('that failed says what it was to give back, and since when that is known', () => {
    const body = aStripeEvent('refund.failed', aStripeRefund({ status: 'failed' }));

    expect(factsOfStripe(body)[0]?.content).toMatchObject({
      refund: { failed: { minorUnits: 2_500n, at: eventAt } },
    });
  });

  it.each([
    { reason: 'no-payment', changes: { charge: null, payment_intent: null } },
    { reason: 'unknown-refund-status', changes: { status: 'maybe' } },
    { reason: 'unreadable-amount', changes: { amount: null } },
    { reason: 'unreadable-amount', changes: { amount: -1 } },
    { reason: 'unknown-currency', changes: { currency: 'xxy' } },
    { reason: 'no-refund-id', changes: { id: '' } },
  ])('is refused with $reason', ({ reason, changes }) => {
    expect(refusalOfStripe(aStripeEvent('refund.created', aStripeRefund(changes)))).toBe(reason);
  });
});

describe('a refunded charge', () => {
  it('tells how much of the payment went back so far', () => {
    expect(factsOfStripe(aStripeEvent('charge.refunded', aStripeCharge()))).toEqual([
      {
        factId: 'stripe/refunded-total/ch_1@2026-03-02T10:00:10Z',
        sourceVersion: eventAt,
        references: [payment, charge],
        content: {
          kind: 'refunded-total',
          topic: 'charge.refunded',
          total: { paymentId: 'ch_1', minorUnits: 2_500n, currency: 'USD' },
        },
      },
    ]);
  });

  it('tells each refund, too, and the invoice, where old payloads have them', () => {
    const refunds = { data: [aStripeRefund(), aStripeRefund({ id: 're_2', amount: 100 })] };

    const facts = factsOfStripe(
      aStripeEvent('charge.refunded', aStripeCharge({ invoice: 'in_1', refunds })),
    );

    expect(facts).toMatchObject([
      { content: { kind: 'refunded-total' } },
      { content: { refund: { refundId: 're_1', unallocatedMinorUnits: 2_500n } } },
      { content: { refund: { refundId: 're_2', unallocatedMinorUnits: 100n } } },
    ]);
    for (const { references } of facts) {
      expect(references).toEqual([{ kind: 'invoice', value: 'in_1' }, payment, charge]);
    }
  });

  it('tells a figure that an update lowered, and nothing by other updates', () => {
    const lowered = aStripeCharge({ amount_refunded: 0 });
    const previous = { amount_refunded: 2_500 };

    const [fact] = factsOfStripe(aStripeEvent('charge.updated', lowered, { previous }));
    const other = parseStripe(
      aStripeEvent('charge.updated', lowered, { previous: { metadata: {} } }),
    );

    expect(fact?.content).toMatchObject({ total: { minorUnits: 0n } });
    expect(other).toEqual({ kind: 'ignored' });
  });
});

describe('a dispute of Stripe', () => {
  it.each([
    ['warning_needs_response', 'inquiry', 'opened'],
    ['warning_under_review', 'inquiry', 'opened'],
    ['warning_closed', 'inquiry', 'won'],
    ['needs_response', 'chargeback', 'opened'],
    ['under_review', 'chargeback', 'opened'],
    ['charge_refunded', 'chargeback', 'won'],
    ['prevented', 'chargeback', 'won'],
    ['won', 'chargeback', 'won'],
    ['lost', 'chargeback', 'lost'],
  ])('that is %s is an %s that is %s', (status, kind, outcome) => {
    const body = aStripeEvent('charge.dispute.updated', aStripeDispute({ status }));

    expect(factsOfStripe(body)).toEqual([
      {
        factId: 'stripe/dispute/dp_1@2026-03-02T10:00:10Z',
        sourceVersion: eventAt,
        references: [payment, charge],
        content: {
          kind: 'dispute',
          topic: 'charge.dispute.updated',
          dispute: {
            disputeId: 'dp_1',
            ...{ kind, status: outcome },
            openedAt: orderMoment + 3 * dayMs,
            ...(outcome === 'opened' ? {} : { endedAt: eventAt }),
            ...{ minorUnits: 10_000n, currency: 'USD' },
          },
        },
      },
    ]);
  });

  it.each([
    'charge.dispute.created',
    'charge.dispute.closed',
    'charge.dispute.funds_withdrawn',
    'charge.dispute.funds_reinstated',
  ])('is told by %s as it stands', (type) => {
    const [fact] = factsOfStripe(aStripeEvent(type, aStripeDispute()));

    expect(fact?.content).toMatchObject({ topic: type, dispute: { status: 'opened' } });
  });

  it.each([
    { reason: 'no-payment', changes: { charge: null, payment_intent: null } },
    { reason: 'unknown-dispute-status', changes: { status: 'toString' } },
    { reason: 'unreadable-amount', changes: { amount: 1.5 } },
  ])('is refused with $reason', ({ reason, changes }) => {
    const body = aStripeEvent('charge.dispute.created', aStripeDispute(changes));

    expect(refusalOfStripe(body)).toBe(reason);
  });
});

describe('Stripe as the payments of another shop', () => {
  const order = { kind: 'order', value: '1001' };
  const metadata = { order_id: '1001' };

  it.each<{ type: string; object: StripeObject; status: string; id: string; references: object[] }>(
    [
      {
        type: 'payment_intent.succeeded',
        object: aStripePayment({ metadata }),
        ...{ status: 'paid', id: 'pi_1', references: [payment, charge, order] },
      },
      {
        type: 'payment_intent.payment_failed',
        object: aStripePayment({ metadata, status: 'requires_payment_method' }),
        ...{ status: 'failed', id: 'pi_1', references: [payment, charge, order] },
      },
      {
        type: 'charge.succeeded',
        object: aStripeCharge({ metadata, payment_intent: null }),
        ...{ status: 'paid', id: 'ch_1', references: [charge, order] },
      },
      {
        type: 'checkout.session.completed',
        object: aStripeSession({ metadata: { tributary_order: '1001', order_id: '7' } }),
        ...{
          status: 'paid',
          id: 'pi_1',
          references: [{ kind: 'checkout', value: 'cs_1' }, payment, order],
        },
      },
      {
        type: 'checkout.session.completed',
        object: aStripeSession({ payment_status: 'unpaid' }),
        ...{
          status: 'pending',
          id: 'pi_1',
          references: [{ kind: 'checkout', value: 'cs_1' }, payment],
        },
      },
      {
        type: 'checkout.session.async_payment_failed',
        object: aStripeSession({ payment_status: 'unpaid' }),
        ...{
          status: 'failed',
          id: 'pi_1',
          references: [{ kind: 'checkout', value: 'cs_1' }, payment],
        },
      },
      {
        type: 'invoice.paid',
        object: anOldStripeInvoice({ metadata }),
        ...{
          status: 'paid',
          id: 'in_1',
          references: [{ kind: 'invoice', value: 'in_1' }, payment, charge, order],
        },
      },
      {
        type: 'invoice.payment_failed',
        object: aStripeInvoice({ status: 'open' }),
        ...{ status: 'failed', id: 'in_1', references: [{ kind: 'invoice', value: 'in_1' }] },
      },
      {
        type: 'invoice.voided',
        object: aStripeInvoice({ status: 'void' }),
        ...{ status: 'failed', id: 'in_1', references: [{ kind: 'invoice', value: 'in_1' }] },
      },
      {
        type: 'invoice_payment.paid',
        object: { id: 'inpay_1', created: 1, invoice: 'in_1', payment: { payment_intent: 'pi_1' } },
        ...{
          status: 'pending',
          id: 'inpay_1',
          references: [{ kind: 'invoice', value: 'in_1' }, payment],
        },
      },
    ],
  )(
    'tells by $type that $id is $status, and never an order',
    ({ type, object, status, id, references }) => {
      expect(factsOfStripe(aStripeEvent(type, object), 'payments')).toEqual([
        {
          factId: `stripe/payment/${id}@2026-03-02T10:00:10Z`,
          sourceVersion: eventAt,
          references,
          content: { kind: 'payment', payment: { paymentId: id, status, at: eventAt } },
        },
      ]);
    },
  );

  it('tells refunds and disputes by the order, too, where the metadata names it', () => {
    const refund = aStripeEvent('refund.created', aStripeRefund({ metadata }));
    const dispute = aStripeEvent('charge.dispute.created', aStripeDispute({ metadata }));

    for (const body of [refund, dispute]) {
      expect(factsOfStripe(body, 'payments')).toMatchObject([
        { references: [payment, charge, order] },
      ]);
    }
  });

  it('does not join an order by its id in test mode, because a real one may have the same', () => {
    const body = aStripeEvent('payment_intent.succeeded', aStripePayment({ metadata }), {
      livemode: false,
    });

    expect(factsOfStripe(body, 'payments')).toMatchObject([{ references: [payment, charge] }]);
  });
});
