import { describe, expect, it } from '@jest/globals';
import { emptyBalances } from '../../../core/ledger/balances.ts';
import { emptyAccountHead } from '../../../core/ledger/empty-account-head.ts';
import { judgeParts } from '../../../core/payouts/judge-parts.ts';
import type { PayableAccount } from '../../../core/payouts/payable-account.ts';
import { batchesOf, planPayouts } from '../../../core/payouts/plan-payouts.ts';
import { limitsOfRail } from '../../../core/payouts/rails/limits-of-rail.ts';
import type { UsableRails } from '../../../core/payouts/usable-rail.ts';
import { orderMoment, somePayeeTerms } from '../../support/factories/index.ts';

const fulfilment = { rail: 'fulfilment', recipient: 'member-1' } as const;
const giftCard = { rail: 'shopify-gift-card', customerId: '101' } as const;
const open = (...names: readonly (keyof UsableRails)[]): UsableRails =>
  Object.fromEntries(
    names.map((name) => [name, { connectionId: `acme.${name}`, limits: limitsOfRail[name] }]),
  );
const everything = open('stripe', 'fulfilment', 'shopify-gift-card');

const anAccount = (
  balances: Readonly<Record<string, Partial<typeof emptyBalances>>>,
  changes: Partial<PayableAccount> = {},
): PayableAccount => ({
  head: {
    ...emptyAccountHead('acme', 'mia'),
    balances: Object.fromEntries(
      Object.entries(balances).map(([unit, own]) => [unit, { ...emptyBalances, ...own }]),
    ),
  },
  method: { rail: 'manual' },
  rewardMethod: fulfilment,
  settings: [],
  ...changes,
});
const judge = (account: PayableAccount, currency: string, rails: UsableRails = everything) =>
  judgeParts(account, { currency, debtor: undefined, rails });
const { rewardMethod: _, ...nobodySaid } = anAccount({ points: { payable: 5n } });

describe('judging what is no cash', () => {
  it('hands out a single point, by the way that the creator has for it', () => {
    expect(judge(anAccount({ points: { payable: 1n } }), 'points')).toEqual([
      { pays: true, minorUnits: 1n, method: fulfilment },
    ]);
  });

  it('hands all of it to the creator, whoever the cash is divided with', () => {
    const account = anAccount({ points: { payable: 9n } }, { terms: somePayeeTerms() });

    expect(judge(account, 'points')).toEqual([{ pays: true, minorUnits: 9n, method: fulfilment }]);
  });

  it.each([
    { reason: 'in-debt', balances: { debt: 3n }, minorUnits: -3n },
    { reason: 'on-hold', balances: { held: 3n }, minorUnits: 0n },
    { reason: 'program-paused', balances: { payable: 3n }, change: { paused: true } as const },
    { reason: 'rail-unavailable', balances: { payable: 3n }, change: { rewardMethod: giftCard } },
  ])('says of points $reason', ({ reason, balances, change = {}, minorUnits = 3n }) => {
    expect(judge(anAccount({ points: balances }, change), 'points')).toEqual([
      { pays: false, minorUnits, reason },
    ]);
  });

  it('says that the creator has no way to get it where the merchant has one to hand it out', () => {
    const refused = [{ pays: false, minorUnits: 5n, reason: 'no-reward-method' }];

    expect(judge(nobodySaid, 'points', open('fulfilment'))).toEqual(refused);
    expect(judge(nobodySaid, 'points', open('stripe'))).toEqual([]);
    expect(judge(nobodySaid, 'points', open('shopify-gift-card'))).toEqual([]);
  });

  it('says that the rail is not there of who has a way over one that is closed', () => {
    expect(judge(anAccount({ points: { payable: 5n } }), 'points', {})).toEqual([
      { pays: false, minorUnits: 5n, reason: 'rail-unavailable' },
    ]);
  });

  it('turns store credit into gift cards, and nothing else', () => {
    const units = { 'store-credit:EUR': { payable: 70n }, 'discount:EUR': { payable: 70n } };
    const account = anAccount(units, { rewardMethod: giftCard });

    expect(judge(account, 'store-credit:EUR')).toMatchObject([{ pays: true, minorUnits: 70n }]);
    expect(judge(account, 'discount:EUR')).toMatchObject([{ reason: 'rail-unavailable' }]);
  });

  it('says nothing of units of which there is nothing', () => {
    expect(judge(anAccount({ points: {} }), 'points')).toEqual([]);
  });
});

describe('a plan with what is no cash', () => {
  const plan = {
    ...{ merchantId: 'acme', runId: 'run', startedAt: orderMoment, dryRun: false },
    ...{ debtor: undefined, rails: everything },
  };
  const rewardValue = {
    amount: { minorUnits: 100n, unit: 'points' },
    value: { minorUnits: 100n, currency: 'EUR' },
  } as const;

  it('has a batch for each unit, named for its kind, with the account and the value', () => {
    const account = anAccount({
      ...{ EUR: { payable: 9_000n }, points: { payable: 5n } },
      ...{ 'product:TENT/1': { payable: 1n }, 'product:LAMP': { payable: 2n } },
    });

    const run = planPayouts({ ...plan, accounts: [account], rewardValues: [rewardValue] });

    const connectionId = 'acme.fulfilment';
    expect(batchesOf(run, {})).toMatchObject([
      { batchId: 'run-fulfilment-points-1', currency: 'points', connectionId, rewardValue },
      { batchId: 'run-fulfilment-product-1', currency: 'product:LAMP', connectionId },
      { batchId: 'run-fulfilment-product-2', currency: 'product:TENT/1', connectionId },
      { batchId: 'run-manual-EUR-1', currency: 'EUR' },
    ]);
    expect(run.planned.map(({ currency, minorUnits }) => [currency, minorUnits])).toEqual([
      ['points', 5n],
      ['product:LAMP', 2n],
      ['product:TENT/1', 1n],
      ['EUR', 9_000n],
    ]);
  });

  it('waits for no tax form in kind, as it does for cash', () => {
    const account = anAccount({ EUR: { payable: 9_000n }, points: { payable: 5n } });
    const payer = { country: 'US', timezone: 'UTC', incomeKind: 'commission' } as const;
    const tax = { payer, day: '2026-03-20' };

    const run = planPayouts({ ...plan, accounts: [{ ...account, taxes: [] }], tax });

    expect(run.planned).toMatchObject([{ currency: 'points' }]);
    expect(run.skipped).toMatchObject([{ currency: 'EUR', reason: 'tax-form-missing' }]);
  });
});
