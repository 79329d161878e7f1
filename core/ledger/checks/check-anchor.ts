import type { HeadAnchor } from '../ledger-anchors.ts';
import type { Violation } from './violation.ts';

/**
 * Whether a head that was kept on a day still stands in its account's journal.
 *
 * @param found the hash of the entry of its place; `undefined` if there is no such entry.
 */
export function checkAnchor(
  { merchantId, creatorId, sequence, hash }: HeadAnchor,
  day: string,
  found: string | undefined,
): Violation[] {
  if (sequence === 0 || found === hash) return [];
  return [
    {
      invariant: 'I9',
      where: `${merchantId}/creator/${creatorId}#${sequence}`,
      detail: `The entry ${found === undefined ? 'is gone' : 'has another hash'}; on ${day} it was the account's last.`,
    },
  ];
}
