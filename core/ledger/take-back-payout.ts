import type { Sha256 } from '../encoding/hashing.ts';
import { moveTo, type PayoutEvidence } from '../payouts/move-to.ts';
import type { Payout } from '../payouts/payout.ts';
import type { AccountHead } from './account-head.ts';
import type { AccountWrite } from './ledger-store.ts';
import { postReturn } from './post-return.ts';

/**
 * Money that had arrived has come back: what counted as paid no longer does, and what was withheld of it is given back. Like everything that comes back it
 * pays a debt first, is payable again beyond that, and of a divided account stays whose it was.
 *
 * @throws RangeError if the payout is not confirmed or is another account's.
 */
export function takeBackPayout(
  head: AccountHead,
  payout: Payout,
  reason: PayoutEvidence,
  sha256: Sha256,
): AccountWrite {
  if (payout.state !== 'confirmed' || payout.creatorId !== head.creatorId) {
    throw new RangeError(`The payout ${payout.payoutId} is ${payout.state}: nothing came back.`);
  }
  const from = 'cash-clearing' as const;
  const posted = postReturn(head, payout, { from, at: reason.at }, sha256);
  const next = moveTo(payout, 'returned', reason);
  return { ...posted, legs: [], payout: { next, expected: 'confirmed' } };
}
