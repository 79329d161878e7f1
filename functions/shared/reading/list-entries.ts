import type { Entry } from '../../../core/ledger/entry.ts';
import type { LedgerStore } from '../../../core/ledger/ledger-store.ts';
import type { Page } from '../../../core/requests/page.ts';
import { invalidCursor } from '../http/page-query.ts';

/** A creator, and the part of the account's journal that is asked for. */
export type EntriesQuestion = {
  readonly merchantId: string;
  readonly creatorId: string;
  readonly limit: number;
  readonly cursor: string | undefined;
};

/**
 * A page of a creator's journal, by sequence; the cursor is the last sequence that was shown.
 *
 * @throws ProblemError 400 for a cursor that is no sequence.
 */
export async function listEntries(
  ledger: Pick<LedgerStore, 'listEntries'>,
  { merchantId, creatorId, limit, cursor = '0' }: EntriesQuestion,
): Promise<Page<Entry>> {
  if (!/^\d{1,12}$/.test(cursor)) throw invalidCursor();

  // One more than asked for tells whether there is a next page.
  const found = await ledger.listEntries(merchantId, creatorId, Number(cursor), limit + 1);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return found.length > limit && last !== undefined
    ? { items, next: String(last.sequence) }
    : { items };
}
