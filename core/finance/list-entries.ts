import type { Entry } from '../ledger/entry.ts';
import type { LedgerExport } from '../ledger/ledger-export.ts';
import type { Span } from '../time/month-span.ts';

/**
 * The entries of a merchant that were posted in a time, of orders, of accounts and of what was paid to tax authorities, by posting time, then by journal
 * and sequence: always in the same order, however the store was read.
 */
export function listEntries(
  {
    conversions,
    accounts,
    authorities = [],
  }: Pick<LedgerExport, 'conversions' | 'accounts' | 'authorities'>,
  merchantId: string,
  { from, until }: Span,
): Entry[] {
  const journals = [
    ...conversions
      .filter(({ state }) => state.merchantId === merchantId)
      .map(({ state }) => state.journal),
    ...[...accounts, ...authorities]
      .filter(({ head }) => head.merchantId === merchantId)
      .map(({ entries }) => entries),
  ];
  return orderEntries(
    journals.flat().filter(({ postedAt }) => postedAt >= from && postedAt < until),
  );
}

/** Entries by posting time, then by journal and sequence. */
export function orderEntries(entries: readonly Entry[]): Entry[] {
  return entries.toSorted(byTime);
}

function byTime(a: Entry, b: Entry): number {
  if (a.postedAt !== b.postedAt) return a.postedAt - b.postedAt;
  if (a.journal !== b.journal) return a.journal < b.journal ? -1 : 1;
  return a.sequence - b.sequence;
}
