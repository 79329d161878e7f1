import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RailOrder, RailPayment } from '../../../../core/payouts/payout-rail.ts';
import { payoutRailContract } from '../../../support/contracts/payout-rail-contract.ts';
import { startFakeFulfilment } from '../../../support/rails/start-fake-fulfilment.ts';

payoutRailContract('fulfilment', startFakeFulfilment, { paysAtOnce: false, seesAll: true });

const submittedAt = Date.UTC(2026, 2, 2, 12);
const anHour = 3_600_000;
const first = 'creator-1-points-2';

describe('rewards by the merchant’s own endpoint', () => {
  let clock = submittedAt;
  let merchant: Awaited<ReturnType<typeof startFakeFulfilment>>;
  beforeEach(async () => {
    clock = submittedAt;
    merchant = await startFakeFulfilment(() => clock);
  });
  afterEach(() => merchant.stop());

  const payment = (more: Partial<RailPayment> = {}): RailPayment => ({
    ...{ payoutId: first, currency: 'points', minorUnits: 500n, note: 'Reward' },
    ...{ receiver: { rail: 'fulfilment', recipient: 'member-1' }, reasons: ['Earned in March.'] },
    ...more,
  });
  const orderOf = (...payments: readonly RailPayment[]): RailOrder => ({
    ...{ merchantId: 'm1', batchId: '2026-03-fulfilment-points-1', submittedAt },
    payments: payments.length === 0 ? [payment()] : payments,
  });

  it('say of which payout they are, what is to be handed to whom, and why', async () => {
    await merchant.rail.submit(orderOf());

    expect(merchant.bodies.map((body) => JSON.parse(body))).toEqual([
      {
        ...{ type: 'payout.fulfil', merchantId: 'm1', payoutId: first },
        ...{ batchId: '2026-03-fulfilment-points-1', submittedAt: '2026-03-02T12:00:00.000Z' },
        ...{ recipient: 'member-1', amount: '500', unit: 'points' },
        ...{ note: 'Reward', reasons: ['Earned in March.'] },
      },
    ]);
  });

  it('say the same in every call', async () => {
    await merchant.rail.submit(orderOf());
    clock += anHour;
    await merchant.rail.submit({ ...orderOf(), lastCalledAt: submittedAt });

    const [one, other] = merchant.bodies;
    expect(one).toBeDefined();
    expect(other).toBe(one);
  });

  it.each([
    { unit: 'store-credit:EUR', written: '5.00' },
    { unit: 'discount:JPY', written: '500' },
    { unit: 'store-credit:KWD', written: '0.500' },
    { unit: 'product:TENT:2/a', written: '500' },
  ])('write $unit with its own decimals', async ({ unit, written }) => {
    await merchant.rail.submit(orderOf(payment({ currency: unit })));

    expect(JSON.parse(merchant.bodies[0] ?? '')).toMatchObject({ amount: written, unit });
  });

  it('are no cash', async () => {
    const [report] = await merchant.rail.submit(orderOf(payment({ currency: 'EUR' })));

    expect(report).toMatchObject({ finding: 'failed' });
    expect(merchant.asked).toEqual([]);
  });

  it('that the endpoint refuses have failed, with its reason', async () => {
    merchant.empty();

    expect(await merchant.rail.submit(orderOf())).toEqual([
      {
        payoutId: first,
        finding: 'failed',
        evidence: 'The endpoint says refused: out of stock.',
      },
    ]);
  });

  it.each([
    { what: 'a page that is no JSON', answer: { status: 200, text: '<html>' } },
    { what: 'JSON without a state', answer: { status: 200, body: { ok: true } } },
    { what: 'another state', answer: { status: 200, body: { state: 'maybe' } } },
    { what: 'a redirect', answer: { status: 302, headers: { location: 'https://a.example' } } },
    { what: 'a refusal that is not of it', answer: { status: 422, body: { message: 'No.' } } },
    { what: 'a 404 of whatever stands there', answer: { status: 404, body: { message: 'No.' } } },
    { what: 'a request that is too large', answer: { status: 413, body: {} } },
  ])('are unclear after $what, to the call and to the look-up', async ({ answer }) => {
    merchant.standInstead(answer);
    clock += anHour;

    expect(await merchant.rail.submit(orderOf())).toMatchObject([{ finding: 'unclear' }]);
    expect(await merchant.rail.lookUp(orderOf())).toMatchObject([{ finding: 'unclear' }]);
  });

  it.each([
    { answer: { unit: 'store-credit:EUR' }, why: /another amount/ },
    { answer: { amount: '499' }, why: /another amount/ },
    { answer: { recipient: 'member-2' }, why: /another recipient/ },
  ])('that were handed out otherwise are contradicted: $answer', async ({ answer, why }) => {
    merchant.standInstead({ status: 200, body: { state: 'done', reference: 'F-1', ...answer } });

    expect(await merchant.rail.submit(orderOf())).toMatchObject([
      { finding: 'contradicted', evidence: expect.stringMatching(why) },
    ]);
  });

  it('that are done at once are paid', async () => {
    merchant.standInstead({ status: 201, body: { state: 'done' } });

    expect(await merchant.rail.submit(orderOf())).toEqual([
      { payoutId: first, finding: 'paid', evidence: 'The endpoint says done.' },
    ]);
  });
});
