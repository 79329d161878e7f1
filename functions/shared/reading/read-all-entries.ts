import type { Entry } from '../../../core/ledger/entry.ts';
import type { LedgerStore } from '../../../core/ledger/ledger-store.ts';

/** Entries per query: each takes in up to 80 orders, and an answer holds at most 1 MB. */
const entriesAtOnce = 100;

/** A creator's journal from its beginning up to a sequence, or up to where it ends now. */
export async function readAllEntries(
  ledger: Pick<LedgerStore, 'listEntries'>,
  merchantId: string,
  creatorId: string,
  upToSequence: number = Number.POSITIVE_INFINITY,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (;;) {
    const after = entries.at(-1)?.sequence ?? 0;
    if (after >= upToSequence) return entries;
    const limit = Math.min(entriesAtOnce, upToSequence - after);
    const found = await ledger.listEntries(merchantId, creatorId, after, limit);
    entries.push(...found);
    if (found.length < limit) return entries;
  }
}
