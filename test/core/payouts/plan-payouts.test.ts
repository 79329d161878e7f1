import { describe, expect, it } from '@jest/globals';
import { emptyBalances } from '../../../core/ledger/balances.ts';
import { emptyAccountHead } from '../../../core/ledger/empty-account-head.ts';
import { isIban } from '../../../core/payouts/is-iban.ts';
import { judgeAccount } from '../../../core/payouts/judge-account.ts';
import { choosePayoutMinimum } from '../../../core/payouts/payout-minimum.ts';
import { batchesOf, planPayouts } from '../../../core/payouts/plan-payouts.ts';
import { aSealedAccount, aSealedMethod } from '../../support/a-text-seal.ts';
import { orderMoment } from '../../support/factories/index.ts';

const minimums = (...amounts: readonly [string, bigint][]) => ({
  minimums: amounts.map(([currency, minorUnits]) => ({ currency, minorUnits })),
});

describe('choosePayoutMinimum', () => {
  it.each([
    { rule: 'the table where no program says more', currency: 'JPY', programs: [], least: 3_000n },
    {
      rule: 'a program can ask for more',
      currency: 'USD',
      programs: [['USD', 9_000n]],
      least: 9_000n,
    },
    {
      rule: 'the lowest of several programs',
      currency: 'USD',
      programs: [
        ['USD', 9_000n],
        ['USD', 100n],
      ],
      least: 100n,
    },
    {
      rule: 'a program without the currency promises the default',
      currency: 'USD',
      programs: [
        ['USD', 9_000n],
        ['EUR', 1n],
      ],
      least: 2_500n,
    },
    { rule: '25 whole units of any other currency', currency: 'BHD', programs: [], least: 25_000n },
  ] as const)('$rule', ({ currency, programs, least }) => {
    const settings = programs.map(([code, amount]) => minimums([code, amount]));

    expect(choosePayoutMinimum(currency, settings)).toBe(least);
  });
});

describe('judgeAccount', () => {
  const account = {
    currency: 'EUR',
    balances: { ...emptyBalances, payable: 5_000n },
    minimum: { isReached: true, isReachedWithHeld: true },
    method: aSealedMethod({ rail: 'sepa', holder: 'Mia', iban: 'DE02120300000000202051' }),
    debtor: { name: 'Acme', iban: aSealedAccount('DE89370400440532013000'), bic: 'COBADEFFXXX' },
    paused: false,
  } as const;

  it('pays everything that is payable, by the method of the creator', () => {
    expect(judgeAccount(account)).toEqual({
      pays: true,
      minorUnits: 5_000n,
      method: account.method,
    });
  });

  it.each([
    { reason: 'in-debt', change: { balances: { ...emptyBalances, debt: 70n } } },
    {
      reason: 'below-minimum',
      change: { minimum: { isReached: false, isReachedWithHeld: false } },
    },
    {
      reason: 'below-minimum',
      change: { minimum: { isReached: false, isReachedWithHeld: true } },
    },
    {
      reason: 'on-hold',
      change: {
        balances: { ...emptyBalances, payable: 2_499n, held: 1n },
        minimum: { isReached: false, isReachedWithHeld: true },
      },
    },
    { reason: 'no-payout-method', change: { method: undefined } },
    { reason: 'program-paused', change: { paused: true } },
    { reason: 'rail-unavailable', change: { currency: 'USD' } },
    { reason: 'rail-unavailable', change: { debtor: undefined } },
  ])('says $reason', ({ reason, change }) => {
    expect(judgeAccount({ ...account, ...change })).toMatchObject({ pays: false, reason });
  });

  it('has nothing to say about an account that was emptied', () => {
    expect(judgeAccount({ ...account, balances: { ...emptyBalances, paid: 9n } })).toBeUndefined();
  });
});

describe('planPayouts', () => {
  it('divides accounts into batches of one rail and currency, at most 200 each', () => {
    const accounts = Array.from({ length: 401 }, (_, index) => ({
      head: {
        ...emptyAccountHead('acme', `creator-${index}`),
        balances: { USD: { ...emptyBalances, payable: 9_000n } },
      },
      method: aSealedMethod({ rail: 'csv', holder: 'Holder', account: `${index}` }),
      settings: [],
    }));

    const run = planPayouts({
      merchantId: 'acme',
      runId: '2026-05-15',
      startedAt: orderMoment,
      dryRun: false,
      debtor: undefined,
      accounts,
    });

    expect(run.batches).toEqual(
      [200, 200, 1].map((count, index) => ({
        batchId: `2026-05-15-csv-USD-${index + 1}`,
        rail: 'csv',
        currency: 'USD',
        accounts: count,
      })),
    );
    const stored = batchesOf(run, {});
    expect(stored.map(({ creatorIds }) => creatorIds.length)).toEqual([200, 200, 1]);
    expect(new Set(stored.flatMap(({ creatorIds }) => creatorIds)).size).toBe(401);
  });
});

describe('planPayouts of an account with more than cash', () => {
  it('pays the cash and says nothing of points and goods', () => {
    const payable = { ...emptyBalances, payable: 9_000n };
    const head = {
      ...emptyAccountHead('acme', 'mia'),
      balances: { USD: payable, points: payable, 'store-credit:USD': payable },
    };

    const run = planPayouts({
      merchantId: 'acme',
      runId: '2026-05-15',
      startedAt: orderMoment,
      dryRun: true,
      debtor: undefined,
      accounts: [{ head, method: { rail: 'manual' }, settings: [] }],
    });

    expect(run.planned.map(({ currency }) => currency)).toEqual(['USD']);
    expect(run.skipped).toEqual([]);
  });
});

describe('isIban', () => {
  it.each(['DE89370400440532013000', 'GB82WEST12345698765432', 'NO9386011117947'])(
    'takes %p',
    (iban) => {
      expect(isIban(iban)).toBe(true);
    },
  );

  it.each([
    'DE89370400440532013001',
    'DE98370400440532013000',
    'DE89 3704 0044 0532 0130 00',
    'de89370400440532013000',
    'DE8937',
    '',
  ])('refuses %p', (iban) => {
    expect(isIban(iban)).toBe(false);
  });
});
