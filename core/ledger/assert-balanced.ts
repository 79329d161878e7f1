import type { EntryDraft } from './entry.ts';
import { sumPostings } from './sum-postings.ts';

/**
 * Debits equal credits, in every unit and for every owner: money never moves from one creator to
 * another by an entry.
 *
 * @throws RangeError otherwise.
 */
export function assertBalanced({ cause, postings }: Pick<EntryDraft, 'cause' | 'postings'>): void {
  for (const [key, sum] of sumPostings(postings, ({ owner, unit }) => `${unit} of ${owner}`)) {
    if (sum !== 0n) throw new RangeError(`The entry ${cause} is out of balance by ${sum} ${key}.`);
  }
}
