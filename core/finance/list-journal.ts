import { conversionOf } from '../ledger/conversion-of.ts';
import type { AccountKind, Entry, EntryKind } from '../ledger/entry.ts';
import { isCash } from '../ledger/is-cash.ts';
import type { PayoutConversion } from '../payouts/payout-conversion.ts';
import type { Instant } from '../time/instant.ts';
import { type AccountMapping, UnmappedAccountError } from './account-mapping.ts';

/** One posting in the merchant's own accounts: one of its two amounts is zero. */
export type JournalRow = {
  readonly postedAt: Instant;
  readonly eventAt: Instant;
  readonly journal: string;
  readonly sequence: number;
  readonly kind: EntryKind;
  readonly cause: string;
  readonly account: AccountKind;
  /** In the merchant's books. */
  readonly accountNumber: string;
  readonly creatorId: string;
  readonly currency: string;
  readonly debitMinorUnits: bigint;
  readonly creditMinorUnits: bigint;
  /** Of cash that moved in another currency: what moved, and by which rates. Absent: it moved in this one. */
  readonly conversion?: PayoutConversion;
};

export type JournalTotal = {
  readonly currency: string;
  readonly debitMinorUnits: bigint;
  readonly creditMinorUnits: bigint;
};

/** The journal as bookkeeping takes it. In every currency debits equal credits. */
export type Journal = {
  readonly rows: readonly JournalRow[];
  readonly totals: readonly JournalTotal[];
};

/**
 * The cash postings of some entries under the merchant's account numbers, in the entries' order. What is no cash is in no
 * currency, so it has no place in these books.
 *
 * @throws UnmappedAccountError if one of them has no number.
 * @throws RangeError if a currency does not balance: then an entry is wrong.
 */
export function listJournal(entries: readonly Entry[], mapping: AccountMapping): Journal {
  const unmapped = new Set<AccountKind>();
  const rows = entries.flatMap((entry) =>
    entry.postings
      .filter(({ unit }) => isCash(unit))
      .map((posting): JournalRow => {
        const { account, owner, unit, minorUnits } = posting;
        const accountNumber = mapping[account];
        if (accountNumber === undefined) unmapped.add(account);
        const { postedAt, eventAt, journal, sequence, kind, cause } = entry;
        return {
          ...{ postedAt, eventAt, journal, sequence, kind, cause, account },
          ...{ accountNumber: accountNumber ?? '', creatorId: owner, currency: unit },
          debitMinorUnits: minorUnits > 0n ? minorUnits : 0n,
          creditMinorUnits: minorUnits < 0n ? -minorUnits : 0n,
          ...(account === 'cash-clearing' ? conversionOf(entry) : {}),
        };
      }),
  );
  if (unmapped.size > 0) throw new UnmappedAccountError([...unmapped].toSorted());
  return { rows, totals: sumUp(rows) };
}

function sumUp(rows: readonly JournalRow[]): JournalTotal[] {
  const sum = (of: readonly JournalRow[], side: 'debitMinorUnits' | 'creditMinorUnits') =>
    of.reduce((total, row) => total + row[side], 0n);
  const totals = [...Map.groupBy(rows, ({ currency }) => currency)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, own]) => ({
      currency,
      debitMinorUnits: sum(own, 'debitMinorUnits'),
      creditMinorUnits: sum(own, 'creditMinorUnits'),
    }));
  const wrong = totals.find((each) => each.debitMinorUnits !== each.creditMinorUnits);
  if (wrong === undefined) return totals;
  throw new RangeError(`The journal does not balance in ${wrong.currency}.`);
}
