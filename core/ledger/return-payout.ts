import type { Sha256 } from '../encoding/hashing.ts';
import { moveTo, type PayoutEvidence } from '../payouts/move-to.ts';
import { onItsWay, type Payout } from '../payouts/payout.ts';
import type { AccountHead } from './account-head.ts';
import type { AccountWrite } from './ledger-store.ts';
import { postReturn } from './post-return.ts';

/** `cancelled`: taken back before any rail heard of it. `failed`: the rail gave the money back. */
export type ReturnOutcome = 'failed' | 'cancelled';

const statesBefore = { failed: onItsWay, cancelled: ['intended'] } as const;

/**
 * Gives a payout's money back to the account, with what was withheld of it: it pays a debt that arose meanwhile first, and is
 * payable again beyond that. One's part of a divided account stays whose it was, and is set aside.
 *
 * @throws RangeError if the payout is not in the state that the outcome follows (on its way for
 *   failed, `intended` for cancelled), or is another account's.
 */
export function returnPayout(
  head: AccountHead,
  payout: Payout,
  reason: PayoutEvidence & { readonly outcome: ReturnOutcome; readonly isWithdrawn?: true },
  sha256: Sha256,
): AccountWrite {
  const { outcome } = reason;
  const before: readonly Payout['state'][] = statesBefore[outcome];
  if (!before.includes(payout.state) || payout.creatorId !== head.creatorId) {
    throw new RangeError(
      `The payout ${payout.payoutId} is ${payout.state}, so it is not ${outcome}.`,
    );
  }
  const posted = postReturn(head, payout, { from: 'in-payout', at: reason.at }, sha256);
  const next: Payout = {
    ...moveTo(payout, outcome, reason),
    ...(reason.isWithdrawn ? { isWithdrawn: true } : {}),
  };
  return { ...posted, legs: [], payout: { next, expected: payout.state } };
}
