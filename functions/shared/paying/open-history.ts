import type { AccountHead } from '../../../core/ledger/account-head.ts';
import type { Entry } from '../../../core/ledger/entry.ts';
import type { LedgerStore } from '../../../core/ledger/ledger-store.ts';

/** Reads an account's entries back from its head, newest first, until there are enough or no more. */
export type History = (
  isEnough: (entries: readonly Entry[]) => boolean,
) => Promise<readonly Entry[]>;

/** Most accounts that are asked have a few entries since the last run; the page doubles for those that have many. */
const firstPage = 8;
const largestPage = 256;

/**
 * The history of an account up to a head that was read. Whatever was read once is kept, so it can be asked several times.
 *
 * @throws Error if an entry before the head is missing.
 */
export function openHistory(
  ledger: Pick<LedgerStore, 'listEntries'>,
  { merchantId, creatorId, sequence }: AccountHead,
): History {
  let entries: readonly Entry[] = [];
  let unread = sequence;
  let size = firstPage;
  return async (isEnough) => {
    while (unread > 0 && !isEnough(entries)) {
      const after = Math.max(0, unread - size);
      const page = await ledger.listEntries(merchantId, creatorId, after, unread - after);
      if (page.length !== unread - after) {
        throw new Error(`Entries of ${creatorId} between ${after} and ${unread} are missing.`);
      }
      entries = [...entries, ...page.toReversed()];
      unread = after;
      size = Math.min(2 * size, largestPage);
    }
    return entries;
  };
}
