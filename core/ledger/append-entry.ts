import { canonicalJson } from '../encoding/canonical-json.ts';
import type { Sha256 } from '../encoding/hashing.ts';
import { assertBalanced } from './assert-balanced.ts';
import type { Entry, EntryDraft } from './entry.ts';

/** The last entry of a journal; an empty journal has sequence 0 and the empty hash. */
export type JournalEnd = { readonly sequence: number; readonly hash: string };

/**
 * Gives an entry its place in a journal: the next sequence, and a hash over the whole entry and the
 * hash before it.
 *
 * @throws RangeError if the postings do not balance.
 */
export function appendEntry(draft: EntryDraft, previous: JournalEnd, sha256: Sha256): Entry {
  assertBalanced(draft);
  const placed = {
    ...draft,
    sequence: previous.sequence + 1,
    previousHash: previous.hash,
  };
  return { ...placed, hash: hashEntry(placed, sha256) };
}

/** The hash that an entry must have: of its canonical JSON without the hash itself. */
export function hashEntry(entry: Omit<Entry, 'hash'> & { hash?: string }, sha256: Sha256): string {
  return sha256(canonicalJson({ ...entry, hash: undefined }));
}
