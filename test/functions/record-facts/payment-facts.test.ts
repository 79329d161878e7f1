import { describe, expect, it } from '@jest/globals';
import { joinReferences } from '../../../functions/shared/settling/join-references.ts';
import { aTellingWorld } from '../../support/a-telling-world.ts';
import { aConnection } from '../../support/factories/index.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const order = { kind: 'order', value: '1001' };
const refund = {
  kind: 'refund',
  connection: 'pay',
  references: [order],
  at: '2026-03-02T09:00:00Z',
  refundId: 're_1',
};
const dispute = {
  ...{ kind: 'dispute', connection: 'pay', references: [order], at: '2026-03-02T09:00:00Z' },
  ...{ disputeId: 'dp_1', type: 'chargeback', status: 'opened' },
  ...{ openedAt: '2026-03-02T08:00:00Z', amount: usd('100.00') },
};
const codes = [{ code: 'MIA10', discountMinorUnits: 0n, applied: true }];

async function aWorldWithPayments() {
  const payments = {
    merchantId: 'acme',
    connectionId: 'acme.pay',
    provider: 'api',
    kind: 'payments',
    ordersConnection: 'shop',
    createdAt: 0,
  } as const;
  const world = aTellingWorld({ connections: [aConnection({ hasPayments: true }), payments] });
  await world.order('1001', { codes });
  const join = (referenceId: string) => joinReferences(world.references, 'acme', [referenceId]);
  return {
    ...world,
    join,
    /** Tells a fact, and works off what that leads to. */
    async tellAndJoin(body: unknown) {
      const answer = await world.tell('POST /v1/payment-facts', body);
      await join('shop~order/1001');
      await world.assess();
      return answer;
    },
    owed: async () => (await world.stateOf())?.owed[0]?.minorUnits ?? 0n,
  };
}

describe('what a connection of payments tells', () => {
  it.each([
    ['of the payment', { payment: usd('40.00') }, 600n],
    ['of a line', { lines: [{ lineId: 'line-1', quantity: 0, amount: usd('25.00') }] }, 750n],
    ['of pieces', { lines: [{ lineId: 'line-1', quantity: 1 }] }, 0n],
    ['of goods, whichever', { goods: usd('10.00') }, 900n],
    ['of shipping or tax alone', { beyondGoods: usd('9.90') }, 1_000n],
    ['of more than there is', { goods: usd('100.02') }, 1_000n],
  ])('is a refund %s', async (_, said, owed) => {
    const world = await aWorldWithPayments();

    const answer = await world.tellAndJoin({ ...refund, ...said });

    expect(answer).toMatchObject({
      status: 201,
      document: { factId: 'pay/refund/re_1@2026-03-02T09:00:00.000Z', outcome: 'added' },
    });
    expect(await world.owed()).toBe(owed);
  });

  it('is corrected by a later version of itself', async () => {
    const world = await aWorldWithPayments();
    await world.tellAndJoin({ ...refund, payment: usd('40.00') });
    const later = { at: '2026-03-02T09:30:00Z', refundedAt: refund.at, payment: usd('20.00') };

    await world.tellAndJoin({ ...refund, ...later });

    expect(await world.owed()).toBe(800n);
  });

  it('is a duplicate if it says the same again', async () => {
    const world = await aWorldWithPayments();
    await world.tellAndJoin({ ...refund, payment: usd('40.00') });

    const again = await world.tellAndJoin({ ...refund, payment: usd('40.00') });

    expect(again.document).toMatchObject({ outcome: 'duplicate' });
    expect(await world.owed()).toBe(600n);
  });

  it('is a cumulative figure', async () => {
    const world = await aWorldWithPayments();
    const { refundId: _, ...rest } = refund;

    await world.tellAndJoin({
      ...rest,
      ...{ kind: 'refunded-total', paymentId: 'ch_1', amount: usd('30.00') },
    });

    expect(await world.owed()).toBe(700n);
  });

  it('is a dispute, which holds the order until a person lets it go', async () => {
    const world = await aWorldWithPayments();

    await world.tellAndJoin(dispute);

    const { facts } = await world.conversions.load({
      merchantId: 'acme',
      conversionId: 'shop~1001',
    });
    expect(facts.map(({ toldBy }) => toldBy)).toContain('acme.pay');
    expect((await world.stateOf())?.status).toBe('held');
  });

  it('is the state of a payment', async () => {
    const world = await aWorldWithPayments();
    const { refundId: _, ...rest } = refund;
    await world.order('1002', { financialStatus: 'pending', paidAt: undefined, codes });

    await world.tell('POST /v1/payment-facts', {
      ...rest,
      ...{ kind: 'payment', paymentId: 'pi_1', status: 'paid' },
      references: [{ kind: 'order', value: '1002' }],
    });
    await world.join('shop~order/1002');
    const second = { merchantId: 'acme', conversionId: 'shop~1002' };
    await world.assess(second);

    expect((await world.stateOf(second))?.closeAt).toBeDefined();
  });

  it('can be looked up by a reference, while it waits and once it has its order', async () => {
    const world = await aWorldWithPayments();
    const references = [
      { kind: 'payment', value: 'pi_1' },
      { kind: 'invoice', value: 'in_1' },
    ];
    await world.tell('POST /v1/payment-facts', { ...refund, references, payment: usd('1.00') });
    await world.join('shop~invoice/in_1');
    const look = (value: string, kind = 'payment') =>
      world.tell('GET /v1/payment-facts', undefined, {
        query: `connection=pay&kind=${kind}&value=${value}`,
      });

    expect((await look('in_1', 'invoice')).document).toMatchObject({
      conversionId: null,
      aliases: ['payment/pi_1'],
      waiting: [{ factId: 'pay/refund/re_1@2026-03-02T09:00:00.000Z' }],
    });
    await world.tell('POST /v1/payment-facts', {
      ...refund,
      ...{ refundId: 're_2', payment: usd('2.00') },
      references: [references[0], order],
    });
    await world.join('shop~order/1001');

    expect((await look('in_1', 'invoice')).document.waiting).toEqual([]);
    expect((await look('1001', 'order')).document.conversionId).toBe('shop~1001');
    expect((await look('pi_1')).document.aliases).toEqual(['invoice/in_1', 'order/1001']);
    const query = 'connection=shop&kind=payment&value=pi_1';
    expect((await world.tell('GET /v1/payment-facts', undefined, { query })).status).toBe(404);
  });

  it.each([
    ['nothing that went back', refund],
    ['both a part of the payment and goods', { ...refund, payment: usd('1'), goods: usd('1') }],
    ['no pieces and no amount', { ...refund, lines: [{ lineId: 'line-1', quantity: 0 }] }],
    [
      'two currencies',
      { ...refund, goods: usd('1'), beyondGoods: { amount: '1', currency: 'EUR' } },
    ],
    ['what is still to come', { ...refund, payment: usd('1'), at: '2027-01-01T00:00:00Z' }],
    ['no reference', { ...refund, payment: usd('1'), references: [] }],
    ['a connection of orders', { ...refund, payment: usd('1'), connection: 'shop' }],
    ['an unknown connection', { ...refund, payment: usd('1'), connection: 'other' }],
    ['an end of what is open', { ...dispute, endedAt: '2026-03-02T08:30:00Z' }],
  ])('is refused for %s', async (_, body) => {
    const world = await aWorldWithPayments();

    expect((await world.tellAndJoin(body)).status).toBe(422);
    expect(await world.owed()).toBe(1_000n);
  });
});
