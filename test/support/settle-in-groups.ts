import { sha256 } from '../../adapters/crypto/sha256.ts';
import type { AccountHead } from '../../core/ledger/account-head.ts';
import { emptyAccountHead } from '../../core/ledger/empty-account-head.ts';
import type { Entry, Leg } from '../../core/ledger/entry.ts';
import { settleLegs } from '../../core/ledger/settle-legs.ts';
import { daysAfterOrder } from './factories/moments.ts';

/** Takes groups of legs into the account of `mia`, one entry each. */
export function settleInGroups(groups: readonly (readonly Leg[])[]): {
  readonly head: AccountHead;
  readonly entries: readonly Entry[];
} {
  let head = emptyAccountHead('acme', 'mia');
  const entries = groups.map((legs) => {
    const change = settleLegs(head, legs, { postedAt: daysAfterOrder(46), sha256 });
    head = change.head;
    return change.entry;
  });
  return { head, entries };
}
