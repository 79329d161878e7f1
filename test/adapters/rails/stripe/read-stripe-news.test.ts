import { describe, expect, it } from '@jest/globals';
import { parseJsonLosslessly } from '../../../../adapters/json/parse-json-losslessly.ts';
import { readStripeNews } from '../../../../adapters/rails/stripe/read-stripe-news.ts';

const created = 1_772_452_800;
const at = created * 1_000;

function read(type: string, object: unknown, more: object = {}) {
  const event = { id: 'evt_1', object: 'event', type, created, data: { object }, ...more };
  const parsed = parseJsonLosslessly(Buffer.from(JSON.stringify(event)));
  if ('refusal' in parsed) throw new Error(parsed.refusal);
  return readStripeNews(parsed.value);
}

const transfer = {
  ...{ id: 'tr_1', object: 'transfer', amount: 1_234, amount_reversed: 0, reversed: false },
  ...{ currency: 'eur', destination: 'acct_1', transfer_group: 'mia-eur-2' },
  metadata: { tributary_merchant: 'm1', tributary_payout: 'mia-eur-2', tributary_batch: 'b1' },
};
const bankPayout = { id: 'po_1', object: 'payout', amount: 5_000, currency: 'isk' };

describe('events of Stripe', () => {
  it.each(['transfer.created', 'transfer.updated'])('%s says that it is paid', (type) => {
    expect(read(type, transfer)).toEqual({
      ...{ kind: 'report', at, merchantId: 'm1' },
      report: {
        ...{ payoutId: 'mia-eur-2', reference: 'tr_1', finding: 'paid' },
        evidence: 'Stripe has tr_1.',
      },
      claim: { amount: { minorUnits: 1_234n, currency: 'EUR' }, receiver: 'acct_1' },
    });
  });

  it.each([
    { what: 'the whole comes back', back: 1_234, reversed: true, finding: 'returned' },
    { what: 'a part comes back', back: 34, reversed: false, finding: 'contradicted' },
  ])('transfer.reversed says that $what', ({ back, reversed, finding }) => {
    const object = { ...transfer, amount_reversed: back, reversed };

    expect(read('transfer.reversed', object)).toMatchObject({ report: { finding } });
  });

  it('of transfers that are not ours say nothing of a payout', () => {
    expect(read('transfer.created', { ...transfer, metadata: {} })).toEqual({
      ...{ kind: 'other', topic: 'transfer.created' },
    });
  });

  it('of a transfer as it was before Connect are not usable', () => {
    const { destination: _, ...bare } = transfer;
    const old = { ...bare, status: 'paid', summary: {} };

    expect(read('transfer.created', old)).toMatchObject({ kind: 'unusable' });
  });

  it.each([
    { type: 'payout.paid', state: 'paid' },
    { type: 'payout.failed', state: 'failed' },
    { type: 'payout.canceled', state: 'canceled' },
  ])('$type tells what became of the creator’s own payout to a bank', ({ type, state }) => {
    const failure = state === 'failed' ? { failure_code: 'account_closed' } : {};

    expect(read(type, { ...bankPayout, ...failure }, { account: 'acct_1' })).toEqual({
      ...{ kind: 'bank-payout', at, accountId: 'acct_1', reference: 'po_1', state },
      amount: { minorUnits: 50n, currency: 'ISK' },
      ...(state === 'failed' ? { reason: 'account_closed' } : {}),
    });
  });

  it('of the merchant’s own payouts say nothing of a creator’s', () => {
    expect(read('payout.paid', bankPayout)).toEqual({ kind: 'other', topic: 'payout.paid' });
  });

  it('with a row of somebody’s database in place of a payout are not usable', () => {
    const row = { ...bankPayout, amount: '50.00' };

    expect(read('payout.paid', row, { account: 'acct_1' })).toEqual({
      ...{ kind: 'unusable', topic: 'payout.paid', reason: 'amount: not as expected' },
    });
  });

  it('tell how far an account is, and what is missing', () => {
    const account = {
      ...{ id: 'acct_1', object: 'account', payouts_enabled: false },
      capabilities: { transfers: 'active' },
      requirements: {
        ...{ currently_due: ['external_account'], past_due: ['external_account', 'tos'] },
        disabled_reason: 'requirements.past_due',
      },
    };

    expect(read('account.updated', account)).toEqual({
      ...{ kind: 'account', at },
      standing: {
        ...{ accountId: 'acct_1', canReceive: true, canPayOut: false },
        ...{ missing: ['external_account', 'tos'], disabledReason: 'requirements.past_due' },
      },
    });
  });

  it('of an account without a word on transfers do not say that it can be paid', () => {
    const account = { id: 'acct_1', object: 'account', payouts_enabled: true };

    expect(read('account.updated', account)).toMatchObject({
      standing: { canReceive: false, canPayOut: true, missing: [] },
    });
  });

  it('of everything else are nothing to payouts', () => {
    expect(read('balance.available', {})).toEqual({ kind: 'other', topic: 'balance.available' });
    expect(readStripeNews({ object: 'transfer' })).toMatchObject({ kind: 'unusable' });
  });
});
