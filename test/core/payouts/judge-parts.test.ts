import { describe, expect, it } from '@jest/globals';
import { emptyBalances } from '../../../core/ledger/balances.ts';
import { emptyAccountHead } from '../../../core/ledger/empty-account-head.ts';
import { judgeParts } from '../../../core/payouts/judge-parts.ts';
import { listReceivers } from '../../../core/payouts/list-receivers.ts';
import type { PayableAccount } from '../../../core/payouts/payable-account.ts';
import { batchesOf, planPayouts } from '../../../core/payouts/plan-payouts.ts';
import { aSealedMethod } from '../../support/a-text-seal.ts';
import { orderMoment, somePayeeTerms } from '../../support/factories/index.ts';

const manual = { rail: 'manual' } as const;
const csv = aSealedMethod({ rail: 'csv', holder: 'Northern Talent', account: '4711' });
const eur = { currency: 'EUR', debtor: undefined };

const anAccount = (
  payable: bigint,
  { head = {}, ...changes }: Partial<Omit<PayableAccount, 'head'>> & { head?: object } = {},
): PayableAccount => ({
  head: {
    ...emptyAccountHead('acme', 'mia'),
    balances: { EUR: { ...emptyBalances, payable } },
    ...head,
  },
  method: manual,
  settings: [],
  terms: somePayeeTerms(),
  payeeMethods: { northern: csv },
  ...changes,
});

describe('judgeParts', () => {
  it('pays each part by the method of its receiver', () => {
    expect(judgeParts(anAccount(10_000n), eur)).toEqual([
      { pays: true, minorUnits: 8_500n, method: manual },
      { pays: true, minorUnits: 1_500n, method: csv, payeeId: 'northern' },
    ]);
  });

  it('asks the minimum of the whole account, not of its parts', () => {
    expect(judgeParts(anAccount(2_500n), eur)).toHaveLength(2);
    expect(judgeParts(anAccount(2_499n), eur)).toEqual([
      { pays: false, minorUnits: 2_499n, reason: 'below-minimum' },
    ]);
  });

  it('counts what the run has reserved towards the minimum', () => {
    const head = { setAside: { EUR: [{ payeeId: 'northern', minorUnits: 375n }] } };
    const rest = anAccount(375n, { head });

    expect(judgeParts(rest, { ...eur, reserved: { EUR: 2_125n } })).toEqual([
      { pays: true, minorUnits: 375n, method: csv, payeeId: 'northern' },
    ]);
    expect(judgeParts(rest, eur)).toMatchObject([{ reason: 'below-minimum' }]);
  });

  it.each([
    { what: 'has no payout method', payeeMethods: {}, reason: 'no-payout-method' },
    {
      what: 'has a rail that does not carry the currency',
      payeeMethods: {
        northern: aSealedMethod({ rail: 'sepa', holder: 'N', iban: 'NL91ABNA0417164300' }),
      },
      reason: 'rail-unavailable',
    },
  ])('pays the creator although the payee $what', ({ payeeMethods, reason }) => {
    expect(judgeParts(anAccount(10_000n, { payeeMethods }), eur)).toMatchObject([
      { pays: true, minorUnits: 8_500n },
      { pays: false, minorUnits: 1_500n, payeeId: 'northern', reason },
    ]);
  });

  it('pays nobody more than is payable, whoever has had too much', () => {
    const setAside = { EUR: [{ payeeId: 'northern', minorUnits: 9_000n }] };

    expect(judgeParts(anAccount(3_000n, { head: { setAside } }), eur)).toMatchObject([
      { minorUnits: 3_000n, payeeId: 'northern' },
    ]);
  });

  it('refuses all of it once for what concerns the whole account', () => {
    expect(judgeParts(anAccount(10_000n, { paused: true }), eur)).toEqual([
      { pays: false, minorUnits: 10_000n, reason: 'program-paused' },
    ]);
  });

  it('says nothing of an account in which nothing is', () => {
    expect(judgeParts(anAccount(0n), eur)).toEqual([]);
  });
});

describe('planPayouts of an account with a payee', () => {
  const plan = {
    ...{ merchantId: 'acme', runId: 'run', startedAt: orderMoment, dryRun: false },
    debtor: undefined,
  };

  it('plans each part in the batch of its rail', () => {
    const run = planPayouts({ ...plan, accounts: [anAccount(10_000n)] });

    expect(run.planned).toEqual([
      {
        ...{ creatorId: 'mia', payeeId: 'northern', currency: 'EUR' },
        ...{ batchId: 'run-csv-EUR-1', minorUnits: 1_500n },
      },
      { creatorId: 'mia', batchId: 'run-manual-EUR-1', currency: 'EUR', minorUnits: 8_500n },
    ]);
    expect(batchesOf(run, {}).map(listReceivers)).toEqual([
      [{ creatorId: 'mia', payeeId: 'northern' }],
      [{ creatorId: 'mia' }],
    ]);
  });

  it('plans both parts in one batch where both have one rail', () => {
    const run = planPayouts({ ...plan, accounts: [anAccount(10_000n, { method: csv })] });

    expect(run.batches).toEqual([
      { batchId: 'run-csv-EUR-1', rail: 'csv', currency: 'EUR', accounts: 2 },
    ]);
    expect(batchesOf(run, {}).map(listReceivers)).toEqual([
      [{ creatorId: 'mia' }, { creatorId: 'mia', payeeId: 'northern' }],
    ]);
  });
});
