import type { AccountKind } from '../ledger/entry.ts';
import { isCash } from '../ledger/is-cash.ts';
import type { LedgerExport } from '../ledger/ledger-export.ts';
import { sumPostings } from '../ledger/sum-postings.ts';
import type { Instant } from '../time/instant.ts';
import { listEntries } from './list-entries.ts';

/** How much lies in an account of the ledger at a cut-off. */
export type AccrualRow = {
  /** An account, or `committed-fees`: what is pending for content and other activities, and not for orders. */
  readonly account: AccountKind | 'committed-fees';
  readonly currency: string;
  /** Signed as balances are: what is owed is positive; of expenses and debts, what was spent or is owed back. */
  readonly minorUnits: bigint;
};

/** Grow by debits: what was spent, what creators owe, and the tax on their invoices. */
const debitAccounts: ReadonlySet<string> = new Set([
  ...['commission-expense', 'debt', 'indirect-tax'],
]);

/**
 * What is accrued in cash at a cut-off, computed anew from every entry that was posted before: the same for ever, however
 * the ledger went on. Accounts in which nothing lies are left out.
 *
 * @param at exclusive.
 */
export function accrue(store: LedgerExport, merchantId: string, at: Instant): AccrualRow[] {
  const entries = listEntries(store, merchantId, { from: Number.NEGATIVE_INFINITY, until: at });
  const fees = new Set(
    store.conversions
      .filter(({ state }) => state.merchantId === merchantId && state.summary.kind === 'activity')
      .map(({ state }) => `order/${state.conversionId}`),
  );
  const named = entries.flatMap(({ journal, postings }) =>
    postings
      .filter(({ unit }) => isCash(unit))
      .map((posting) => ({
        posting,
        account:
          posting.account === 'pending' && fees.has(journal)
            ? ('committed-fees' as const)
            : posting.account,
      })),
  );
  const byName = Map.groupBy(named, ({ account }) => account);
  return addUpAccrual(
    [...byName].flatMap(([account, own]) => {
      const sums = sumPostings(
        own.map(({ posting }) => posting),
        ({ unit }) => unit,
      );
      const sign = debitAccounts.has(account) ? 1n : -1n;
      return [...sums].map(([currency, sum]) => ({ account, currency, minorUnits: sign * sum }));
    }),
  );
}

/** What the accruals of parts of a store come to together. */
export function addUpAccrual(rows: readonly AccrualRow[]): AccrualRow[] {
  return [...Map.groupBy(rows, ({ account, currency }) => `${currency} ${account}`).values()]
    .flatMap((own): AccrualRow[] => {
      const [first] = own;
      const minorUnits = own.reduce((sum, row) => sum + row.minorUnits, 0n);
      return first === undefined || minorUnits === 0n ? [] : [{ ...first, minorUnits }];
    })
    .toSorted((a, b) => compare(a.currency, b.currency) || compare(a.account, b.account));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
