import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { customerTransactionId } from '../../../../adapters/rails/wise/customer-transaction-id.ts';
import { readWiseNews } from '../../../../adapters/rails/wise/read-wise-news.ts';
import type { RailOrder, RailPayment } from '../../../../core/payouts/payout-rail.ts';
import { payoutRailContract } from '../../../support/contracts/payout-rail-contract.ts';
import { railFaults } from '../../../support/rails/fake-rail.ts';
import { startFakeWise } from '../../../support/rails/start-fake-wise.ts';

payoutRailContract('Wise', startFakeWise, {
  ...{ paysAtOnce: false, seesAll: true, seesWhatNeverMoved: true },
});

const submittedAt = Date.UTC(2026, 2, 2, 12);
const first = 'creator-1-eur-2';

describe('transfers of Wise', () => {
  let clock = submittedAt;
  let wise: Awaited<ReturnType<typeof startFakeWise>>;
  beforeEach(async () => {
    clock = submittedAt;
    wise = await startFakeWise(() => clock);
  });
  afterEach(() => wise.stop());

  const payment = (more: Partial<RailPayment> = {}): RailPayment => ({
    ...{ payoutId: first, currency: 'EUR', minorUnits: 1_234n, note: 'Commissions of March' },
    ...{ receiver: { rail: 'wise', recipientId: '101' }, ...more },
  });
  const orderOf = (...payments: readonly RailPayment[]): RailOrder => ({
    ...{ merchantId: 'm1', batchId: '2026-03-wise-eur-1', submittedAt },
    payments: payments.length === 0 ? [payment()] : payments,
  });

  it('are made under a UUID of the payout, for what the receiver gets', async () => {
    await wise.rail.submit(orderOf());

    expect(wise.transfers).toMatchObject([
      {
        ...{ targetAccount: 101, targetValue: 12.34, targetCurrency: 'EUR', status: 'processing' },
        ...{ customerTransactionId: customerTransactionId('m1', first) },
        details: { reference: 'Commission' },
      },
    ]);
  });

  it.each([
    { state: 'incoming_payment_initiated', finding: 'in-progress' },
    { state: 'processing', finding: 'in-progress' },
    { state: 'funds_converted', finding: 'in-progress' },
    { state: 'outgoing_payment_sent', finding: 'paid' },
    { state: 'bounced_back', finding: 'in-progress' },
    { state: 'funds_refunded', finding: 'returned' },
    { state: 'cancelled', finding: 'failed' },
    { state: 'charged_back', finding: 'unclear' },
  ])('that are $state are $finding', async ({ state, finding }) => {
    await wise.rail.submit(orderOf());
    wise.set(first, { status: state });

    expect(await wise.rail.lookUp(orderOf())).toMatchObject([
      { finding, reference: '1000', evidence: `Wise says that transfer 1000 is ${state}.` },
    ]);
  });

  it('that the balance does not cover wait, and are funded by the same call later', async () => {
    wise.empty();
    const [unfunded] = await wise.rail.submit(orderOf());
    clock += 3_600_000;
    wise.fill();

    const [funded] = await wise.rail.submit({ ...orderOf(), lastCalledAt: submittedAt });

    expect(unfunded).toMatchObject({
      ...{ finding: 'unclear', reference: '1000' },
      evidence: expect.stringContaining('(transfer.insufficient_funds)'),
    });
    expect(funded?.finding).toBe('in-progress');
    expect(wise.transfers).toHaveLength(1);
  });

  it('that nobody funded are cancelled by Wise, and have failed', async () => {
    wise.empty();
    await wise.rail.submit(orderOf());

    clock += 20 * 86_400_000;

    expect(await wise.rail.lookUp(orderOf())).toMatchObject([{ finding: 'failed' }]);
    expect(wise.timesMoved(first)).toBe(0);
  });

  it('tell what Wise exchanged, by which quote', async () => {
    wise.exchangeAt(0.5);

    const [report] = await wise.railFrom('USD').submit(orderOf());

    expect(report?.exchange).toEqual({
      source: { minorUnits: 2_468n, currency: 'USD' },
      target: { minorUnits: 1_234n, currency: 'EUR' },
      ...{ rate: '0.5', quoteId: 'quote-1' },
    });
  });

  it('to a recipient that Wise does not take are unclear, and then were never seen', async () => {
    const refused = payment({ receiver: { rail: 'wise', recipientId: '999' } });

    expect(await wise.rail.submit(orderOf(refused))).toMatchObject([
      { finding: 'unclear', evidence: 'Wise answered 422 recipient.invalid.' },
    ]);
    clock += 3_600_000;
    expect(await wise.rail.lookUp(orderOf(refused))).toMatchObject([{ finding: 'never-seen' }]);
  });

  it('that Wise has twice need a person', async () => {
    await wise.rail.submit(orderOf());
    wise.transfers.push(...wise.transfers.map((each) => ({ ...each, id: 2_000 })));

    expect(await wise.rail.lookUp(orderOf())).toMatchObject([
      { finding: 'contradicted', evidence: expect.stringContaining('1000, 2000') },
    ]);
    expect(await wise.rail.submit(orderOf())).toMatchObject([{ finding: 'contradicted' }]);
  });

  it('to another recipient than was asked for are not funded', async () => {
    wise.empty();
    await wise.rail.submit(orderOf());
    wise.fill();
    wise.set(first, { targetAccount: 102 });

    expect(await wise.rail.submit(orderOf())).toMatchObject([{ finding: 'contradicted' }]);
    expect(wise.transfers.map(({ fundings }) => fundings)).toEqual([0]);
  });

  it('are found among hundreds', async () => {
    await wise.rail.submit(orderOf());
    const [own] = wise.transfers;
    const others = Array.from({ length: 250 }, (_, index) => ({
      ...(own as NonNullable<typeof own>),
      ...{ id: 5_000 + index, customerTransactionId: `other-${index}` },
    }));
    wise.transfers.unshift(...others);

    expect(await wise.rail.lookUp(orderOf())).toMatchObject([{ finding: 'in-progress' }]);
  });

  it('go on from whatever step was cut off, and are funded once', async () => {
    const fault = fc.constantFrom(...railFaults);
    const place = fc.constantFrom('quotes' as const, 'transfers' as const);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(place, fault), { maxLength: 4 }), async (faults) => {
        const story = await startFakeWise(() => clock);
        try {
          for (const [where, what] of faults) story.faultAt[where].add(what);
          let finding = (await story.rail.submit(orderOf()))[0]?.finding;
          for (let again = 0; again < 5 && finding === 'unclear'; again += 1) {
            const order = { ...orderOf(), lastCalledAt: submittedAt };
            finding = (await story.rail.submit(order))[0]?.finding;
          }
          expect(finding).toBe('in-progress');
          expect(story.timesMoved(first)).toBe(1);
          expect(story.transfers).toHaveLength(1);
        } finally {
          await story.stop();
        }
      }),
      { numRuns: 20 },
    );
  }, 120_000);
});

describe('the id of a payout at Wise', () => {
  it('is a UUID, the same for the same payout, and another for every other', () => {
    const id = customerTransactionId('m1', first);

    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(customerTransactionId('m1', first)).toBe(id);
    expect(customerTransactionId('m2', first)).not.toBe(id);
    expect(customerTransactionId('m1', 'creator-1-eur-3')).not.toBe(id);
  });
});

describe('events of Wise', () => {
  const event = {
    data: {
      resource: { id: '49983981', profile_id: '16055450', type: 'transfer' },
      ...{ current_state: 'outgoing_payment_sent', occurred_at: '2026-03-02T12:00:00Z' },
    },
    event_type: 'transfers#state-change',
  };

  it('of a transfer ask for looking it up', () => {
    expect(readWiseNews(event)).toEqual({
      ...{ kind: 'look-up', at: submittedAt, reference: '49983981' },
      evidence: 'Wise says that transfer 49983981 is outgoing_payment_sent.',
    });
  });

  it('of everything else are nothing to payouts, and of unknown shapes not usable', () => {
    expect(readWiseNews({ event_type: 'balances#credit' })).toMatchObject({ kind: 'other' });
    expect(readWiseNews({ ...event, data: {} })).toMatchObject({ kind: 'unusable' });
    expect(readWiseNews({})).toMatchObject({ kind: 'unusable', topic: 'wise' });
  });
});
