import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aCarriedToken, aStripeWorld } from '../support/a-stripe-world.ts';
import { anOrderFact, anOrderSnapshot, orderMoment } from '../support/factories/index.ts';
import {
  aStripeCharge,
  aStripeDispute,
  aStripeEvent,
  aStripeInvoice,
  aStripePayment,
  aStripeRefund,
  aStripeSession,
  type StripeObject,
  stripeSeconds,
} from '../support/stripe-objects.ts';

const day = 86_400;
const carried = { tributary_token: aCarriedToken };
const session = aStripeEvent('checkout.session.completed', aStripeSession({ metadata: carried }));
const refundedAt = { created: stripeSeconds + day };
const refund = aStripeEvent('refund.created', aStripeRefund(), refundedAt);
const refunded = aStripeEvent('charge.refunded', aStripeCharge(), refundedAt);

/** The first invoice of a subscription, its checkout, and which payment paid it, as Stripe tells them since 2025-03-31. */
const subscribed = {
  session: aStripeEvent(
    'checkout.session.completed',
    aStripeSession({
      ...{ mode: 'subscription', subscription: 'sub_1', invoice: 'in_1', payment_intent: null },
      metadata: carried,
    }),
  ),
  finalized: aStripeEvent('invoice.finalized', aStripeInvoice({ status: 'open', amount_paid: 0 })),
  paid: aStripeEvent('invoice.paid', aStripeInvoice()),
  payment: aStripeEvent('invoice_payment.paid', {
    ...{ id: 'inpay_1', object: 'invoice_payment', created: stripeSeconds, invoice: 'in_1' },
    payment: { type: 'payment_intent', payment_intent: 'pi_1' },
  }),
  refund: aStripeEvent('refund.created', aStripeRefund({ amount: 500 }), refundedAt),
};

async function afterAll(...bodies: readonly string[]) {
  const world = aStripeWorld('orders');
  for (const body of bodies) await world.deliver(body);
  return world;
}

describe('Stripe as a shop', () => {
  it('pays the creator whose click the checkout carried', async () => {
    const { owedFor } = await afterAll(session);

    expect(await owedFor('cs_1')).toBe(1_000n);
  });

  it('answers 200 once a fact is durable, and knows it again', async () => {
    const world = aStripeWorld('orders');

    const answers = [await world.deliver(session), await world.deliver(session)];
    const told = [await world.deliver(refund), await world.deliver(refund)];

    const expected = [
      { status: 200, outcome: 'stored' },
      { status: 200, outcome: 'duplicate' },
    ];
    expect(answers).toEqual(expected);
    expect(told).toEqual(expected);
    expect(await world.factsOf('cs_1')).toHaveLength(2);
  });

  it.each([
    { what: 'after the order', bodies: [session, refund] },
    { what: 'before the order', bodies: [refund, session] },
    { what: 'as a figure and by its id', bodies: [session, refunded, refund] },
    { what: 'as a figure alone', bodies: [refunded, session] },
  ])('takes back a refund once, told $what', async ({ bodies }) => {
    const { owedFor } = await afterAll(...bodies);

    expect(await owedFor('cs_1')).toBe(750n);
  });

  it('makes the shop’s word of what its own payments tell', async () => {
    const { factsOf } = await afterAll(session, refund);

    for (const fact of await factsOf('cs_1')) {
      expect(fact).toMatchObject({ connectionId: 'acme.shop', orderId: 'cs_1' });
      expect(fact).not.toHaveProperty('toldBy');
    }
  });

  it('gives back what a failed refund took, though no figure is told again', async () => {
    const failed = aStripeEvent('refund.failed', aStripeRefund({ status: 'failed' }), {
      created: stripeSeconds + 2 * day,
    });

    const { owedFor } = await afterAll(session, refund, refunded, failed);

    expect(await owedFor('cs_1')).toBe(1_000n);
  });

  it('believes a refund’s later word of one second, whichever arrives first', async () => {
    const failed = aStripeEvent('refund.failed', aStripeRefund({ status: 'failed' }), refundedAt);

    for (const bodies of [
      [session, refund, failed],
      [session, failed, refund],
    ]) {
      const { owedFor } = await afterAll(...bodies);

      expect(await owedFor('cs_1')).toBe(1_000n);
    }
  });

  it('holds the order while a chargeback is open, and takes it back when it is lost', async () => {
    const opened = aStripeEvent('charge.dispute.created', aStripeDispute(), {
      created: stripeSeconds + 3 * day,
    });
    const lost = aStripeEvent('charge.dispute.closed', aStripeDispute({ status: 'lost' }), {
      created: stripeSeconds + 9 * day,
    });
    const world = await afterAll(session, opened);
    const key = { merchantId: 'acme', conversionId: 'shop~cs_1' };
    const whileOpen = (await world.stateOf(key))?.status;

    await world.deliver(lost);

    expect(whileOpen).toBe('held');
    expect(await world.owedFor('cs_1')).toBe(0n);
  });

  it('settles an invoice by the click of its checkout and the refund of its payment, in any order', async () => {
    const bodies = Object.values(subscribed);

    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...bodies, ...bodies], { minLength: bodies.length }),
        async (drawn) => {
          const { owedFor } = await afterAll(...drawn, ...bodies);

          // 20.00 less 5.00, at a tenth.
          expect(await owedFor('in_1')).toBe(150n);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('makes no order of a session or a payment that belongs to an invoice', async () => {
    const payment = aStripeEvent('payment_intent.succeeded', aStripePayment());

    const { factsOf } = await afterAll(...Object.values(subscribed), payment);

    expect(await factsOf('cs_1')).toEqual([]);
    expect(await factsOf('pi_1')).toEqual([]);
  });

  it('finds the invoice that comes after its session by their payment', async () => {
    const withInvoice = aStripeSession({ metadata: carried, invoice_creation: { enabled: true } });
    const invoice = aStripeInvoice({ billing_reason: 'manual', parent: null });

    const { owedFor } = await afterAll(
      aStripeEvent('checkout.session.completed', withInvoice),
      aStripeEvent('invoice.paid', invoice),
      subscribed.payment,
    );

    expect(await owedFor('in_1')).toBe(200n);
  });

  it('pays a renewal to the creator of the first payment', async () => {
    const renewal = aStripeInvoice({
      ...{ id: 'in_2', number: 'ACME-0002', billing_reason: 'subscription_cycle' },
      created: stripeSeconds + 30 * day,
      status_transitions: { paid_at: stripeSeconds + 30 * day },
    });
    const world = await afterAll(...Object.values(subscribed));

    await world.deliver(
      aStripeEvent('invoice.paid', renewal, { created: stripeSeconds + 30 * day }),
    );

    expect(await world.owedFor('in_2')).toBe(200n);
  });

  it('owes nothing in test mode, where refunds join like any other', async () => {
    const test = { livemode: false };

    const { owedFor, factsOf } = await afterAll(
      aStripeEvent('checkout.session.completed', aStripeSession({ metadata: carried }), test),
      aStripeEvent('refund.created', aStripeRefund(), test),
    );

    expect(await owedFor('cs_1')).toBe(0n);
    expect((await factsOf('cs_1')).map(({ content }) => content.kind).toSorted()).toEqual([
      'order',
      'refund',
    ]);
  });

  it('keeps nothing of the buyer but peppered hashes, not in what waits either', async () => {
    const waiting = aStripeSession({
      id: 'cs_2',
      payment_intent: 'pi_2',
      invoice_creation: { enabled: true },
    });

    const world = await afterAll(session, aStripeEvent('checkout.session.completed', waiting));

    const kept = [...(await world.factsOf('cs_1')), ...world.parked];
    const text = JSON.stringify(kept, (_, value) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(kept).toHaveLength(2);
    expect(text).toContain('buyerIdentityHashes":["p1:');
    expect(text).not.toMatch(/x\.example|cus_1/);
  });

  it('is answered 200 with a refusal by name where the content cannot be used', async () => {
    const world = aStripeWorld('orders');
    const odd = aStripeEvent('invoice.paid', aStripeInvoice({ currency: 'xxy' }));

    expect(await world.deliver(odd)).toEqual({ status: 200, outcome: 'rejected' });
    expect(world.rejected).toMatchObject([{ reason: 'unknown-currency' }]);
  });

  it('is refused with another secret', async () => {
    const world = aStripeWorld('orders');

    expect(await world.deliver(session, 'whsec_other')).toMatchObject({ status: 401 });
    expect(await world.factsOf('cs_1')).toEqual([]);
  });
});

describe('Stripe as the payments of another shop', () => {
  const codes = [{ code: 'MIA10', discountMinorUnits: 0n, applied: true }];
  const metadata = { order_id: '1001' };
  const paid = aStripeEvent('payment_intent.succeeded', aStripePayment({ metadata }));

  async function aShopWith(order: StripeObject = {}) {
    const world = aStripeWorld('payments');
    await world.receive(anOrderFact(anOrderSnapshot({ codes, ...order })));
    world.knows('shop~1001');
    await world.workOff();
    return world;
  }

  it('takes back a refund of a payment that named the order, and is told by whom', async () => {
    const world = await aShopWith();

    await world.deliver(refund);
    const before = await world.owedFor('1001');
    await world.deliver(paid);

    expect(before).toBe(1_000n);
    expect(await world.owedFor('1001')).toBe(750n);
    const told = (await world.factsOf('1001')).filter(({ toldBy }) => toldBy === 'acme.pay');
    expect(told.map(({ content }) => content.kind).toSorted()).toEqual(['payment', 'refund']);
  });

  it('takes nothing twice of which the shop tells itself', async () => {
    const own = {
      refundId: 'r1',
      processedAt: orderMoment,
      lines: [],
      unallocatedMinorUnits: 2_500n,
    };
    const world = await aShopWith({ refunds: [own] });

    for (const body of [paid, refund, refunded]) await world.deliver(body);

    expect(await world.owedFor('1001')).toBe(750n);
  });

  it('makes an order paid of which the shop has not heard that yet', async () => {
    const world = await aShopWith({ financialStatus: 'pending', paidAt: undefined });

    await world.deliver(paid);

    const key = { merchantId: 'acme', conversionId: 'shop~1001' };
    expect((await world.stateOf(key))?.closeAt).toBeDefined();
  });

  it('never makes an order', async () => {
    const world = aStripeWorld('payments');

    for (const body of [session, subscribed.paid, paid]) await world.deliver(body);

    expect(await world.factsOf('cs_1')).toEqual([]);
    expect(await world.factsOf('in_1')).toEqual([]);
    expect(world.parked.map(({ content }) => content.kind)).toEqual(Array(3).fill('payment'));
  });

  it('keeps what it tells under all names of the payment', async () => {
    const world = aStripeWorld('payments');

    await world.deliver(refund);

    expect(world.parked).toMatchObject([
      {
        toldBy: 'acme.pay',
        referenceIds: ['shop~payment/ch_1', 'shop~payment/pi_1'],
        digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  it('does not take what is sent to the shop’s own connection', async () => {
    const world = aStripeWorld('payments');
    const shop = { provider: 'stripe', connectionId: 'acme.shop' };

    expect(await world.deliver(session, undefined, shop)).toMatchObject({ status: 404 });
  });

  it('makes no order of what is signed for the account that payouts leave from', async () => {
    const world = aStripeWorld('payments');
    const account = { provider: 'stripe', connectionId: 'acme.stripe-payouts' };

    expect(await world.deliver(session, undefined, account)).toMatchObject({ status: 404 });
  });
});
