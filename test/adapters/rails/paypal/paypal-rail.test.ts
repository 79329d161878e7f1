import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cancelUnclaimed } from '../../../../adapters/rails/paypal/cancel-unclaimed.ts';
import type { RailOrder, RailPayment } from '../../../../core/payouts/payout-rail.ts';
import { payoutRailContract } from '../../../support/contracts/payout-rail-contract.ts';
import { startFakePaypal } from '../../../support/rails/start-fake-paypal.ts';

payoutRailContract('PayPal', startFakePaypal, { paysAtOnce: false, seesAll: false });

const submittedAt = Date.UTC(2026, 2, 2, 12);
const aDay = 86_400_000;

describe('batches of PayPal', () => {
  let clock = submittedAt;
  let paypal: Awaited<ReturnType<typeof startFakePaypal>>;
  beforeEach(async () => {
    clock = submittedAt;
    paypal = await startFakePaypal(() => clock);
  });
  afterEach(() => paypal.stop());

  const payment = (payoutId = 'mia-eur-2', more: Partial<RailPayment> = {}): RailPayment => ({
    ...{ payoutId, currency: 'EUR', minorUnits: 1_234n, note: 'March' },
    receiver: { rail: 'paypal', receiver: 'mia@example.com', receiverKind: 'email' },
    ...more,
  });
  const orderOf = (...payments: readonly RailPayment[]): RailOrder => ({
    ...{ merchantId: 'm1', batchId: '2026-03-paypal-eur-1', submittedAt },
    payments: payments.length === 0 ? [payment()] : payments,
  });
  const submit = (...payments: readonly RailPayment[]) => paypal.rail.submit(orderOf(...payments));
  /** As whoever heard the first answer does. */
  const lookUp = (...payments: readonly RailPayment[]) => {
    const order = orderOf(...payments);
    const known = order.payments.map((each) => ({ ...each, reference: 'BATCH1' }));
    return paypal.rail.lookUp({ ...order, payments: known });
  };

  it('are one of an order, with what PayPal takes once in its head', async () => {
    await submit(payment('zoe-eur-1'), payment());

    expect(paypal.batches).toMatchObject([
      {
        senderId: 'm1/2026-03-paypal-eur-1',
        items: [
          { payout_item: { sender_item_id: 'mia-eur-2', amount: { value: '12.34' } } },
          { payout_item: { sender_item_id: 'zoe-eur-1', recipient_type: 'EMAIL' } },
        ],
      },
    ]);
  });

  it('are the same in whatever order the payments are given', async () => {
    await submit(payment('zoe-eur-1'), payment());
    const [, mia] = await submit(payment('zoe-eur-1'), payment());
    const [miaFirst] = await submit(payment(), payment('zoe-eur-1'));

    expect(mia).toEqual(miaFirst);
    expect(paypal.batches).toHaveLength(1);
  });

  it('have no decimals in forint, and are found again by the amount in fillér', async () => {
    const forint = payment('mia-huf-1', { currency: 'HUF', minorUnits: 120_000n });

    await submit(forint);

    expect(paypal.batches[0]?.items[0]?.payout_item.amount.value).toBe('1200');
    expect((await lookUp(forint))[0]?.finding).toBe('in-progress');
  });

  it.each([
    { state: 'SUCCESS', finding: 'paid' },
    { state: 'PENDING', finding: 'in-progress' },
    { state: 'ONHOLD', finding: 'in-progress' },
    { state: 'UNCLAIMED', finding: 'in-progress' },
    { state: 'FAILED', finding: 'failed' },
    { state: 'DENIED', finding: 'failed' },
    { state: 'BLOCKED', finding: 'failed' },
    { state: 'RETURNED', finding: 'returned' },
    { state: 'REFUNDED', finding: 'returned' },
    { state: 'REVERSED', finding: 'returned' },
    { state: 'SOMETHING_NEW', finding: 'unclear' },
  ])('that succeed say nothing of their items: one that is $state is $finding', async (row) => {
    await submit();
    paypal.settle();
    paypal.set('mia-eur-2', { transaction_status: row.state, errors: { name: 'WHY' } });

    expect(await lookUp()).toMatchObject([
      { finding: row.finding, evidence: expect.stringContaining(row.state) },
    ]);
  });

  it.each([
    { status: 'DENIED', finding: 'failed' },
    { status: 'PROCESSING', finding: 'in-progress' },
    { status: 'SUCCESS', finding: 'contradicted' },
  ])('that are $status and do not list an item leave it $finding', async ({ status, finding }) => {
    await submit();
    const [batch] = paypal.batches;
    if (batch !== undefined) Object.assign(batch, { items: [], status });

    expect(await lookUp()).toMatchObject([{ finding, reference: 'BATCH1' }]);
  });

  it('that are denied as a whole have failed for every item', async () => {
    await submit();
    for (const batch of paypal.batches) batch.status = 'DENIED';

    expect(await lookUp()).toMatchObject([{ finding: 'failed' }]);
  });

  it('wait for receivers without an account for 30 days, and come back', async () => {
    await submit();
    paypal.set('mia-eur-2', { transaction_status: 'UNCLAIMED' });
    clock += 20 * aDay;
    expect(await lookUp()).toMatchObject([{ finding: 'in-progress' }]);

    clock += 10 * aDay;

    expect(await lookUp()).toMatchObject([{ finding: 'returned' }]);
  });

  it('are asked for by their own id where it is known, long after PayPal forgot ours', async () => {
    const [taken] = await submit();
    paypal.settle();
    clock += 60 * aDay;

    expect(taken?.reference).toBe('BATCH1');
    expect(await lookUp()).toMatchObject([{ finding: 'paid', reference: 'BATCH1' }]);
    expect(await paypal.rail.lookUp(orderOf())).toMatchObject([{ finding: 'unclear' }]);
    expect(paypal.batches).toHaveLength(1);
  });

  it('that PayPal has and does not name are unclear', async () => {
    await submit();
    paypal.hideDuplicates();

    expect(await submit()).toMatchObject([{ finding: 'unclear' }]);
    expect(paypal.batches).toHaveLength(1);
  });

  it('are refused whole for one receiver, and nobody was paid', async () => {
    const receiver = { rail: 'paypal', receiver: 'nobody', receiverKind: 'email' } as const;

    const reports = await submit(payment(), payment('ned-eur-1', { receiver }));

    expect(reports).toMatchObject([
      {
        payoutId: 'mia-eur-2',
        finding: 'failed',
        evidence: expect.stringContaining('whole batch'),
      },
      {
        ...{ payoutId: 'ned-eur-1', finding: 'failed' },
        evidence: expect.stringContaining('items[1].receiver: Receiver is invalid'),
      },
    ]);
    expect(paypal.batches).toEqual([]);
  });

  it('refused the second time are unclear, because of the first', async () => {
    paypal.answerNext({ status: 400, body: { name: 'VALIDATION_ERROR', details: [] } });

    const reports = await paypal.rail.submit({ ...orderOf(), lastCalledAt: submittedAt });

    expect(reports).toMatchObject([{ finding: 'unclear' }]);
  });

  it('that the balance does not cover are unclear until it does, and then paid once', async () => {
    paypal.answerNext({ status: 422, body: { name: 'INSUFFICIENT_FUNDS' } });

    expect(await submit()).toMatchObject([
      { finding: 'unclear', evidence: 'PayPal answered 422 INSUFFICIENT_FUNDS.' },
    ]);
    expect(await submit()).toMatchObject([{ finding: 'in-progress' }]);
    expect(paypal.timesMoved('mia-eur-2')).toBe(1);
  });

  it('are listed on all pages', async () => {
    await submit(payment(), payment('ned-eur-1'), payment('zoe-eur-1'));
    paypal.settle();
    paypal.pageBy(1);

    const reports = await lookUp(payment(), payment('ned-eur-1'), payment('zoe-eur-1'));

    expect(reports.map(({ finding }) => finding)).toEqual(['paid', 'paid', 'paid']);
  });

  it('of somebody else under a known id are not read', async () => {
    await submit();

    const known = payment('mia-eur-2', { reference: 'BATCH1' });
    const other = { ...orderOf(known), merchantId: 'm2' };

    expect(await paypal.rail.lookUp(other)).toMatchObject([{ finding: 'unclear' }]);
  });

  it('with an item twice need a person', async () => {
    await submit();
    const [batch] = paypal.batches;
    batch?.items.push(...batch.items.map((item) => ({ ...item, payout_item_id: 'ITEM9' })));

    expect(await lookUp()).toMatchObject([{ finding: 'contradicted' }]);
  });

  it('for another receiver need a person', async () => {
    await submit();
    const receiver = {
      rail: 'paypal',
      receiver: 'eve@example.com',
      receiverKind: 'email',
    } as const;

    expect(await lookUp(payment('mia-eur-2', { receiver }))).toMatchObject([
      { finding: 'contradicted', evidence: 'ITEM1X0 is for another receiver.' },
    ]);
  });

  it('tell what PayPal exchanged', async () => {
    await submit();
    paypal.set('mia-eur-2', {
      ...{ transaction_status: 'SUCCESS' },
      currency_conversion: {
        from_amount: { value: '13.50', currency: 'USD' },
        to_amount: { value: '12.34', currency: 'EUR' },
        exchange_rate: '0.914',
      },
    });

    expect(await lookUp()).toMatchObject([
      {
        exchange: {
          source: { minorUnits: 1_350n, currency: 'USD' },
          target: { minorUnits: 1_234n, currency: 'EUR' },
          rate: '0.914',
        },
      },
    ]);
  });

  it('have ids that PayPal can keep, however long ours are', async () => {
    const long = `${'creator'.repeat(10)}-eur-1`;

    await submit(payment(long), payment(`${long}2`));

    const ids = paypal.batches[0]?.items.map(({ payout_item: item }) => item.sender_item_id) ?? [];
    expect(new Set(ids).size).toBe(2);
    expect(ids.every((id) => id.length <= 63)).toBe(true);
    expect(await lookUp(payment(long), payment(`${long}2`))).toMatchObject([
      { payoutId: long, finding: 'in-progress' },
      { payoutId: `${long}2`, finding: 'in-progress' },
    ]);
  });

  it('are asked for with one token until it ends', async () => {
    await submit();
    await lookUp();
    clock += 8 * 3_600_000;
    await lookUp();
    const tokensOfADay = paypal.asked.filter((path) => path === '/v1/oauth2/token');

    clock += 3_600_000;
    await lookUp();

    expect(tokensOfADay).toHaveLength(1);
    expect(paypal.asked.filter((path) => path === '/v1/oauth2/token')).toHaveLength(2);
  });

  it('are asked for with a new token when the old one was taken back', async () => {
    await submit();
    paypal.revokeTokens();

    expect(await lookUp()).toMatchObject([{ finding: 'in-progress' }]);
  });

  it('give unclaimed items back when they are asked to, and no others', async () => {
    await submit();
    const cancel = (payoutId: string) =>
      cancelUnclaimed(paypal.api, orderOf(), { payoutId, reference: 'BATCH1' });
    expect(await cancel('mia-eur-2')).toBe('not-unclaimed');
    paypal.set('mia-eur-2', { transaction_status: 'UNCLAIMED' });

    expect(await cancel('zoe-eur-1')).toBe('not-unclaimed');
    expect(await cancel('mia-eur-2')).toBe('returned');
    expect(await cancel('mia-eur-2')).toBe('not-unclaimed');

    expect(await lookUp()).toMatchObject([{ finding: 'returned' }]);
  });
});
