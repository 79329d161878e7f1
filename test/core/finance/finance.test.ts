import { describe, expect, it } from '@jest/globals';
import {
  type AccountMapping,
  accrue,
  forecastCash,
  listEntries,
  listJournal,
  UnmappedAccountError,
} from '../../../core/finance/index.ts';
import type { LedgerExport } from '../../../core/ledger/ledger-export.ts';
import { netPositions } from '../../../core/ledger/net-position.ts';
import { aSettledStore } from '../../support/a-settled-store.ts';

const mapping: AccountMapping = {
  'commission-expense': '4800',
  ...{ pending: '1590', settling: '1595', payable: '1610', held: '1615', debt: '1620' },
  ...{ 'in-payout': '1630', 'cash-clearing': '1360' },
};
const ever = { from: 0, until: Number.POSITIVE_INFINITY };
const postingTimes = (store: LedgerExport) =>
  listEntries(store, 'acme', ever).map(({ postedAt }) => postedAt);

describe('listJournal', () => {
  it('balances in every currency, and has every cash posting under its number', async () => {
    const entries = listEntries(await aSettledStore(), 'acme', ever);

    const { rows, totals } = listJournal(entries, mapping);

    expect(rows).toHaveLength(entries.flatMap(({ postings }) => postings).length);
    expect(rows.every((row) => row.accountNumber === mapping[row.account])).toBe(true);
    expect(totals.map(({ currency }) => currency)).toEqual(['JPY', 'USD']);
    for (const { debitMinorUnits, creditMinorUnits } of totals) {
      expect(debitMinorUnits).toBe(creditMinorUnits);
      expect(debitMinorUnits).toBeGreaterThan(0n);
    }
  });

  it('names the accounts that have no number', async () => {
    const entries = listEntries(await aSettledStore(), 'acme', ever);
    const { pending: _, debt: __, ...rest } = mapping;

    expect(() => listJournal(entries, rest)).toThrow(UnmappedAccountError);
    expect(() => listJournal(entries, rest)).toThrow('no account number for debt, pending.');
  });

  it('refuses a currency that does not balance', async () => {
    const [first, ...others] = listEntries(await aSettledStore(), 'acme', ever);
    const wrong = first && { ...first, postings: first.postings.slice(1) };

    expect(() => listJournal(wrong ? [wrong, ...others] : [], mapping)).toThrow('does not balance');
  });

  it('has nothing of other merchants, and cuts by posting time', async () => {
    const store = await aSettledStore();
    const [first = 0] = postingTimes(store);

    expect(listEntries(store, 'umbrella', ever)).toEqual([]);
    expect(listEntries(store, 'acme', { from: 0, until: first })).toEqual([]);
    expect(listEntries(store, 'acme', { from: first + 1, until: ever.until }).length).toBeLessThan(
      postingTimes(store).length,
    );
  });

  it('is in the same order however the store was read', async () => {
    const store = await aSettledStore();
    const turned = {
      conversions: store.conversions.toReversed(),
      accounts: store.accounts.map((account) => ({
        ...account,
        entries: account.entries.toReversed(),
      })),
    };

    expect(listEntries(turned, 'acme', ever)).toEqual(listEntries(store, 'acme', ever));
  });
});

describe('accrue', () => {
  it('comes to the positions of the ledger when nothing is left out', async () => {
    const store = await aSettledStore();
    const positions = netPositions(listEntries(store, 'acme', ever));
    const sumOf = (name: 'pending' | 'payable' | 'debt' | 'settling', unit: string) =>
      positions
        .filter((position) => position.unit === unit)
        .reduce((sum, position) => sum + position[name], 0n);

    const rows = accrue(store, 'acme', ever.until);
    const amountOf = (account: string, currency: string) =>
      rows.find((row) => row.account === account && row.currency === currency)?.minorUnits ?? 0n;

    for (const name of ['pending', 'payable', 'debt', 'settling'] as const) {
      for (const unit of ['USD', 'JPY']) expect(amountOf(name, unit)).toBe(sumOf(name, unit));
    }
    expect(amountOf('pending', 'USD')).toBe(150n);
    expect(amountOf('debt', 'USD')).toBe(400n);
  });

  it('says for ever what was at a cut-off, whatever is posted later', async () => {
    const store = await aSettledStore();
    const last = Math.max(...postingTimes(store));
    const before = {
      ...store,
      accounts: store.accounts.map((account) => ({
        ...account,
        entries: account.entries.filter(({ postedAt }) => postedAt < last),
      })),
      conversions: store.conversions.map((conversion) => ({
        ...conversion,
        state: {
          ...conversion.state,
          journal: conversion.state.journal.filter(({ postedAt }) => postedAt < last),
        },
      })),
    };

    expect(accrue(store, 'acme', last)).toEqual(accrue(before, 'acme', ever.until));
  });

  it('tells what is pending for activities from what is pending for orders', async () => {
    const store = await aSettledStore();
    const asActivities = store.conversions.map((conversion) => ({
      ...conversion,
      state: {
        ...conversion.state,
        summary: { ...conversion.state.summary, kind: 'activity' as const },
      },
    }));

    const rows = accrue({ ...store, conversions: asActivities }, 'acme', ever.until);

    expect(rows).toContainEqual({
      ...{ account: 'committed-fees', currency: 'USD', minorUnits: 150n },
    });
    expect(rows.some(({ account }) => account === 'pending')).toBe(false);
  });
});

describe('forecastCash', () => {
  it('says what the next run pays, and by which rail a creator was paid last', async () => {
    const store = await aSettledStore();
    const now = Date.parse('2026-04-21T10:00:00Z');

    const needs = forecastCash(store, 'acme', now);

    expect(needs).toContainEqual({
      ...{ why: 'payable', dueOn: '2026-05-15', currency: 'JPY' },
      ...{ rail: 'not-known', minorUnits: 500n },
    });
    expect(
      needs.filter(({ currency, why }) => currency === 'JPY' && why === 'payable'),
    ).toHaveLength(2);
  });

  it.each([
    ['2026-04-14T23:59:59Z', '2026-04-15'],
    ['2026-04-15T00:00:00Z', '2026-05-15'],
    ['2026-12-20T00:00:00Z', '2027-01-15'],
  ])('of %s finds the next run on %s', async (now, dueOn) => {
    const [need] = forecastCash(await aSettledStore(), 'acme', Date.parse(now)).filter(
      ({ why }) => why === 'payable',
    );

    expect(need?.dueOn).toBe(dueOn);
  });
});
