import type { Sha256 } from '../encoding/hashing.ts';
import type { AccountHead } from './account-head.ts';
import { appendEntry } from './append-entry.ts';
import { postToBalances } from './balances.ts';
import type { Entry, EntryDraft } from './entry.ts';
import { foldIndirectTax } from './fold-indirect-tax.ts';
import { foldSetAside } from './fold-set-aside.ts';

/**
 * The next entry of a creator's journal and the head after it.
 *
 * @throws RangeError if the postings do not balance, belong to somebody else, or would leave an
 *   impossible balance.
 */
export function postToAccount(
  head: AccountHead,
  draft: Omit<EntryDraft, 'journal'>,
  sha256: Sha256,
): { readonly head: AccountHead; readonly entry: Entry } {
  const stranger = draft.postings.find(({ owner }) => owner !== head.creatorId);
  if (stranger)
    throw new RangeError(`${stranger.owner} has no place in ${head.creatorId}'s account.`);

  const journal = `creator/${head.creatorId}`;
  const end = { sequence: head.sequence, hash: head.lastHash };
  const entry = appendEntry({ ...draft, journal }, end, sha256);
  const { setAside: before, indirectTax: taxBefore, ...rest } = head;
  const setAside = foldSetAside(before, draft);
  const indirectTax = foldIndirectTax(taxBefore, draft);
  return {
    head: {
      ...rest,
      ...(setAside === undefined ? {} : { setAside }),
      ...(indirectTax === undefined ? {} : { indirectTax }),
      sequence: entry.sequence,
      lastHash: entry.hash,
      balances: postToBalances(head.balances, draft.postings),
    },
    entry,
  };
}
