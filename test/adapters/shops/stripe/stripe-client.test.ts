import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiAnswerError, ApiUnauthorisedError } from '../../../../adapters/http/api-error.ts';
import type { FetchedOrder } from '../../../../adapters/shops/shop-client.ts';
import { stripeClient } from '../../../../adapters/shops/stripe/stripe-client.ts';
import { foldOrder } from '../../../../core/assessment/fold-order.ts';
import { anOrderFact, orderMoment } from '../../../support/factories/index.ts';
import { startFakeStripeCheckouts, stripeKey } from '../../../support/fake-stripe-checkouts.ts';
import { parseStripe } from '../../../support/parse-stripe.ts';
import { aStripeEvent, aStripeSession } from '../../../support/stripe-objects.ts';
import { testPatience } from '../../../support/test-patience.ts';

const toldAt = orderMoment + 10_000;
const telling = { toldAt, topic: 'checkout.session.completed' };
const line = (id: string, changes: object = {}) => ({
  ...{
    id,
    object: 'item',
    description: 'Tent',
    quantity: 2,
    price: { id: 'price_1', product: 'prod_1' },
  },
  ...{ amount_subtotal: 5_000, amount_total: 5_000, amount_tax: 0, amount_discount: 0, ...changes },
});

let stripe: Awaited<ReturnType<typeof startFakeStripeCheckouts>>;
beforeEach(async () => {
  stripe = await startFakeStripeCheckouts();
});
afterEach(() => stripe.stop());

const fetchOrder = (told = telling, restrictedKey = stripeKey) =>
  stripeClient({ restrictedKey, address: stripe.address }, testPatience).fetchOrder('cs_1', told);

function factOf(fetched: FetchedOrder) {
  const [fact] = fetched.kind === 'facts' ? fetched.facts : [];
  if (fact?.content.kind !== 'order') throw new Error(`Expected an order, got ${fetched.kind}.`);
  return { ...fact, order: fact.content.order };
}

describe('a checkout session, asked for with its lines', () => {
  it('has them all, on however many pages, each with its product', async () => {
    stripe.keep(aStripeSession({ amount_subtotal: 25_000, amount_total: 25_000 }), [
      ...['li_1', 'li_2', 'li_3', 'li_4'].map((id) => line(id)),
      line('li_5', { amount_total: 4_500, amount_discount: 500 }),
    ]);

    const { order } = factOf(await fetchOrder());

    expect(order.lines.map(({ lineId }) => lineId)).toEqual([
      'li_1',
      'li_2',
      'li_3',
      'li_4',
      'li_5',
    ]);
    expect(order.lines[4]).toMatchObject({
      ...{ productId: 'prod_1', variantId: 'price_1', quantity: 2 },
      ...{ grossMinorUnits: 5_000n, discountMinorUnits: 500n },
    });
  });

  it('is a version just after the event that told of it, and the same one whenever it is read', async () => {
    stripe.keep(aStripeSession(), [line('li_1', { amount_total: 10_000 })]);

    const first = await fetchOrder();

    expect(factOf(first)).toMatchObject({
      factId: 'stripe/order/cs_1@2026-03-02T10:00:10Z+lines',
      sourceVersion: toldAt + 1,
      order: { paidAt: toldAt, financialStatus: 'paid' },
    });
    expect(await fetchOrder()).toEqual(first);
  });

  it('stands in the place of the event’s single line', async () => {
    stripe.keep(aStripeSession(), [line('li_1', { amount_total: 10_000 })]);
    const event = parseStripe(aStripeEvent('checkout.session.completed', aStripeSession()));
    const fetched = await fetchOrder();
    const facts = [event, fetched].flatMap((told) => (told.kind === 'facts' ? told.facts : []));

    const { snapshot } = foldOrder(
      facts.map(({ factId, sourceVersion, content }) => {
        if (content.kind !== 'order') throw new Error('Expected an order.');
        const { tokenTexts: _, buyer: __, ...order } = content.order;
        const sealed = { ...order, tokens: [], buyerIdentityHashes: [] };
        return anOrderFact(sealed, { factId, sourceVersion, digest: factId });
      }),
    );

    expect(snapshot?.lines.map(({ lineId }) => lineId)).toEqual(['li_1']);
  });

  it('whose payment failed later is void, as only the event says', async () => {
    stripe.keep(aStripeSession({ payment_status: 'unpaid' }), [line('li_1')]);
    const topic = 'checkout.session.async_payment_failed';

    expect(factOf(await fetchOrder({ toldAt, topic })).order.financialStatus).toBe('voided');
  });

  it('is asked for again after failures, and when Stripe says', async () => {
    stripe.keep(aStripeSession(), [line('li_1')]);
    stripe.fail({ status: 500 }, { status: 429, headers: { 'retry-after': '1' } });

    expect(factOf(await fetchOrder()).orderId).toBe('cs_1');
  });

  it('is refused to another key, and not there for another account’s', async () => {
    await expect(fetchOrder(telling, 'rk_live_other')).rejects.toThrow(ApiUnauthorisedError);
    await expect(fetchOrder()).rejects.toThrow(ApiAnswerError);
  });
});

describe('an event of a checkout session', () => {
  const refetchOf = (body: string, role: 'orders' | 'payments' = 'orders') => {
    const parsed = parseStripe(body, role);
    return parsed.kind === 'facts' ? parsed.refetch : undefined;
  };
  const completed = (changes: object = {}) =>
    aStripeEvent('checkout.session.completed', aStripeSession({ ...changes }));

  it('has no lines, so they are asked for', () => {
    expect(refetchOf(completed())).toEqual({ orderId: 'cs_1', ...telling });
  });

  it.each([
    ['whose sale is an invoice', completed({ invoice: 'in_1' }), 'orders'],
    ['that pays for another shop’s order', completed(), 'payments'],
    ['with lines', completed({ line_items: { data: [line('li_1')], has_more: false } }), 'orders'],
  ] as const)('%s asks for nothing', (_, body, role) => {
    expect(refetchOf(body, role)).toBeUndefined();
  });
});
