import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RailOrder, RailPayment } from '../../../../core/payouts/payout-rail.ts';
import { payoutRailContract } from '../../../support/contracts/payout-rail-contract.ts';
import { startFakeStripe } from '../../../support/rails/start-fake-stripe.ts';

payoutRailContract('Stripe', startFakeStripe, { paysAtOnce: true, seesAll: true });

const submittedAt = Date.UTC(2026, 2, 2, 12);

describe('transfers of Stripe', () => {
  let clock = submittedAt;
  let stripe: Awaited<ReturnType<typeof startFakeStripe>>;
  beforeEach(async () => {
    clock = submittedAt;
    stripe = await startFakeStripe(() => clock);
  });
  afterEach(() => stripe.stop());

  const payment = (more: Partial<RailPayment> = {}): RailPayment => ({
    ...{ payoutId: 'mia-eur-2', currency: 'EUR', minorUnits: 1_234n, note: 'March' },
    ...{ receiver: { rail: 'stripe', accountId: 'acct_1' }, ...more },
  });
  const orderOf = (...payments: readonly RailPayment[]): RailOrder => ({
    ...{ merchantId: 'm1', batchId: '2026-03-stripe-eur-1', submittedAt, payments },
  });
  const submit = async (...payments: readonly RailPayment[]) =>
    (await stripe.rail.submit(orderOf(...payments)))[0];
  const lookUp = async (...payments: readonly RailPayment[]) =>
    (await stripe.rail.lookUp(orderOf(...payments)))[0];

  it('carry the payout in their group and whose it is beside it', async () => {
    await submit(payment());

    expect(stripe.transfers).toMatchObject([
      {
        ...{ amount: 1_234, currency: 'eur', destination: 'acct_1', transfer_group: 'mia-eur-2' },
        metadata: {
          tributary_merchant: 'm1',
          tributary_payout: 'mia-eur-2',
          tributary_batch: '2026-03-stripe-eur-1',
        },
      },
    ]);
  });

  it('are counted as Stripe counts a currency', async () => {
    await submit(payment({ currency: 'ISK', minorUnits: 50n }));

    expect(stripe.transfers).toMatchObject([{ amount: 5_000, currency: 'isk' }]);
    expect((await lookUp(payment({ currency: 'ISK', minorUnits: 50n })))?.finding).toBe('paid');
  });

  it('that the balance does not cover have failed, and moved nothing', async () => {
    stripe.empty();

    expect(await submit(payment())).toEqual({
      ...{ payoutId: 'mia-eur-2', finding: 'failed' },
      evidence: 'Stripe answered 400 balance_insufficient.',
    });
    expect(stripe.timesMoved('mia-eur-2')).toBe(0);
  });

  it('to an account that is not there have failed, with what is wrong', async () => {
    const receiver = { rail: 'stripe', accountId: 'acct_gone' } as const;

    expect(await submit(payment({ receiver }))).toMatchObject({
      finding: 'failed',
      evidence: 'Stripe answered 400 resource_missing for destination.',
    });
  });

  it('are not said to have failed by a refusal if another call has made them', async () => {
    // The key is forgotten early, and the balance is gone by then: the refusal is true, and not of the first call.
    await submit(payment());
    stripe.empty();
    stripe.forgetKeys();

    expect(await submit(payment())).toMatchObject({ finding: 'paid', reference: 'tr_1' });
  });

  it('are unclear where a refusal cannot be confirmed', async () => {
    stripe.empty();
    stripe.failListing();

    expect(await submit(payment())).toMatchObject({ finding: 'unclear' });
  });

  it.each([
    {
      what: 'whose key is in use',
      status: 409,
      type: 'invalid_request_error',
      code: 'idempotency_key_in_use',
    },
    { what: 'whose key was used for another', status: 400, type: 'idempotency_error', code: null },
    { what: 'whose error is stored', status: 500, type: 'api_error', code: null },
    { what: 'that the key may not make', status: 403, type: 'permission_error', code: null },
    { what: 'refused in no words that are known', status: 400, type: 'new_error', code: null },
  ])('$what are unclear', async ({ status, type, code }) => {
    stripe.answerNext({ status, body: { error: { type, code, message: 'acct_1 says no.' } } });

    const report = await submit(payment());

    expect(report).toMatchObject({ finding: 'unclear' });
    expect(report?.evidence).not.toContain('acct_1 says no');
  });

  it('to an account that the platform lost are unclear: it may have it again for the same call', async () => {
    const error = { type: 'invalid_request_error', code: 'account_invalid', message: 'No.' };
    stripe.answerNext({ status: 403, body: { error } });

    expect(await submit(payment())).toMatchObject({
      finding: 'unclear',
      evidence: 'Stripe answered 403 account_invalid.',
    });
  });

  it('that are reversed in part need a person', async () => {
    await submit(payment());
    stripe.change('mia-eur-2', { amount_reversed: 34 });

    expect(await lookUp(payment())).toMatchObject({
      finding: 'contradicted',
      evidence: 'Stripe reversed 34 of 1234 of tr_1.',
    });
  });

  it('to another account, or made twice, need a person', async () => {
    await submit(payment());
    stripe.change('mia-eur-2', { destination: 'acct_2' });
    expect(await lookUp(payment())).toMatchObject({
      ...{ finding: 'contradicted', evidence: 'tr_1 is to another account.' },
    });
    stripe.change('mia-eur-2', { destination: 'acct_1' });

    const byHand = { amount: '1234', currency: 'eur', destination: 'acct_1' };
    stripe.makeByHand({ ...byHand, transfer_group: 'mia-eur-2' });

    expect(await lookUp(payment())).toMatchObject({
      finding: 'contradicted',
      evidence: expect.stringContaining('tr_2, tr_1'),
    });
  });

  it('of another merchant on the same account are somebody else’s', async () => {
    await stripe.rail.submit({ ...orderOf(payment()), merchantId: 'm2' });
    clock += 3_600_000;

    expect(await lookUp(payment())).toMatchObject({ finding: 'never-seen' });
    expect(await submit(payment())).toMatchObject({ finding: 'paid', reference: 'tr_2' });
  });

  it('are seen on all pages', async () => {
    await stripe.rail.submit(orderOf(payment()));
    await stripe.rail.submit({ ...orderOf(payment()), merchantId: 'm2' });
    await stripe.rail.submit({ ...orderOf(payment()), merchantId: 'm3' });
    stripe.pageBy(1);

    expect(await lookUp(payment())).toMatchObject({ finding: 'paid', reference: 'tr_1' });
    expect(stripe.asked.at(-1)).toContain('starting_after=tr_2');
  });
});
