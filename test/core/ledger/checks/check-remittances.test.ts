import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../../adapters/crypto/sha256.ts';
import { accrue, forecastCash, listEntries, listJournal } from '../../../../core/finance/index.ts';
import type { Entry } from '../../../../core/ledger/entry.ts';
import type { LedgerExport } from '../../../../core/ledger/ledger-export.ts';
import { verifyLedger } from '../../../../core/ledger/verify-ledger.ts';
import type { Payout } from '../../../../core/payouts/payout.ts';
import { remitTax } from '../../../../core/tax/remit-tax.ts';
import { emptyAuthorityHead } from '../../../../core/tax/remittance.ts';
import { aSettledStore } from '../../../support/a-settled-store.ts';
import { aPayout } from '../../../support/factories/a-payout.ts';
import { aRemittance } from '../../../support/factories/a-remittance.ts';
import { aWithholding } from '../../../support/factories/a-withholding.ts';
import { daysAfterOrder } from '../../../support/factories/moments.ts';

const postedAt = daysAfterOrder(60);
const withheld = aPayout({ state: 'confirmed', withholding: aWithholding() });

/** 2.40 USD are withheld, and some of it was remitted. */
function aStore(minorUnits = 100n, payout: Payout = withheld) {
  const { head, entry } = remitTax(
    emptyAuthorityHead('acme', 'US'),
    aRemittance({ minorUnits }),
    1_000n,
    { postedAt, sha256 },
  );
  const empty = { conversions: [], accounts: [], waitingLegs: [] };
  return { ...empty, payouts: [payout], authorities: [{ head, entries: [entry] }] };
}

const findings = (store: LedgerExport) =>
  verifyLedger(store, sha256)
    .filter(({ where }) => where.includes('authority/'))
    .map(({ invariant }) => invariant);

const withEntry = (change: (entry: Entry) => Entry) => {
  const store = aStore();
  return {
    ...store,
    authorities: store.authorities.map(({ head, entries }) => ({
      ...{ head, entries: entries.map(change) },
    })),
  };
};

describe('verifyLedger of what was remitted', () => {
  it('finds nothing in what was withheld before', () => {
    expect(findings(aStore(240n))).toEqual([]);
  });

  it('finds what was remitted and never withheld', () => {
    expect(findings(aStore(241n))).toEqual(['I6']);
    const elsewhere = aWithholding({ payerCountry: 'IN' });
    expect(findings(aStore(240n, { ...withheld, withholding: elsewhere }))).toEqual(['I6']);
  });

  it('finds what had come back before it was remitted, and nothing if it came back later', () => {
    const cameBackAt = (days: number): Payout => ({
      ...withheld,
      state: 'returned',
      history: [
        ...withheld.history,
        { state: 'returned', at: daysAfterOrder(days), evidence: 'bank' },
      ],
    });

    expect(findings(aStore(240n, cameBackAt(55)))).toEqual(['I6']);
    expect(findings(aStore(240n, cameBackAt(65)))).toEqual([]);
  });

  it('finds an entry that was changed, one that is lost, and a head that says another sum', () => {
    const [first] = aStore().authorities;
    if (first === undefined) throw new Error('There is an authority.');
    const { head } = first;

    expect(findings(withEntry((entry) => ({ ...entry, eventAt: 0 })))).toContain('I9');
    expect(findings({ ...aStore(), authorities: [{ head, entries: [] }] })).toContain('I9');
    const forgetful = { ...first, head: { ...head, remitted: [] } };
    expect(findings({ ...aStore(), authorities: [forgetful] })).toEqual(['I9']);
  });

  it('finds an entry that posts to a creator, or that is no payment of tax', () => {
    const to = (account: 'payable' | 'cash-clearing', owner: string) =>
      withEntry((entry) => ({
        ...entry,
        postings: entry.postings.map((posting, place) =>
          place === 1 ? { ...posting, account, owner } : posting,
        ),
      }));

    expect(findings(to('cash-clearing', 'mia'))).toContain('I14');
    expect(findings(to('payable', 'authority/US'))).toContain('I5');
  });
});

describe('finance with remitted tax', () => {
  const ever = { from: 0, until: Number.POSITIVE_INFINITY };

  it('has it in the journal, and in the accrual at the day it was posted', async () => {
    const store = { ...(await aSettledStore()), authorities: aStore().authorities };
    const mapping = {
      ...{ 'commission-expense': '1', pending: '2', settling: '3', payable: '4', debt: '5' },
      ...{ 'in-payout': '6', 'cash-clearing': '7', 'tax-withheld': '8' },
    };

    const { rows } = listJournal(listEntries(store, 'acme', ever), mapping);
    const taxAt = (at: number) =>
      accrue(store, 'acme', at).find(({ account }) => account === 'tax-withheld');

    expect(rows.filter(({ kind }) => kind === 'remit')).toMatchObject([
      { account: 'tax-withheld', accountNumber: '8', debitMinorUnits: 100n },
      { account: 'cash-clearing', accountNumber: '7', creditMinorUnits: 100n },
    ]);
    expect(taxAt(postedAt)).toBeUndefined();
    expect(taxAt(postedAt + 1)).toMatchObject({ minorUnits: -100n });
  });

  it('needs cash for what is withheld and not yet remitted, and for nothing that came back', () => {
    const needs = (store: LedgerExport) =>
      forecastCash(store, 'acme', postedAt).filter(({ why }) => why === 'tax');
    const need = { why: 'tax', currency: 'USD', rail: 'authority/US' };

    expect(needs(aStore())).toEqual([{ ...need, minorUnits: 140n }]);
    expect(needs(aStore(240n))).toEqual([]);
    const returned = { ...withheld, state: 'returned' } as const;
    expect(needs({ ...aStore(), authorities: [], payouts: [returned] })).toEqual([]);
  });
});
