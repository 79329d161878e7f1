import type { Sha256 } from '../encoding/hashing.ts';
import { moveTo, type PayoutEvidence } from '../payouts/move-to.ts';
import { onItsWay, type Payout } from '../payouts/payout.ts';
import type { AccountHead } from './account-head.ts';
import { conversionOf } from './conversion-of.ts';
import type { AccountWrite } from './ledger-store.ts';
import { postToAccount } from './post-to-account.ts';

/**
 * The money of a payout that is on its way has arrived: it leaves `in-payout` and counts as paid.
 *
 * @throws RangeError if the payout is not on its way or is another account's.
 */
export function confirmPayout(
  head: AccountHead,
  payout: Payout,
  reason: PayoutEvidence,
  sha256: Sha256,
): AccountWrite {
  if (!onItsWay.includes(payout.state) || payout.creatorId !== head.creatorId) {
    throw new RangeError(`The payout ${payout.payoutId} is ${payout.state}: nothing to confirm.`);
  }
  const { at } = reason;
  const { creatorId: owner, currency: unit, minorUnits, state: expected } = payout;
  const posted = postToAccount(
    head,
    {
      kind: 'confirm',
      cause: `confirm/${payout.payoutId}`,
      eventAt: at,
      postedAt: at,
      postings: [
        { account: 'in-payout', owner, unit, minorUnits } as const,
        { account: 'cash-clearing', owner, unit, minorUnits: -minorUnits } as const,
        // All of it was withheld: it has arrived, and nothing moves.
      ].filter((posting) => posting.minorUnits !== 0n),
      legs: [],
      ...conversionOf(payout),
    },
    sha256,
  );
  return { ...posted, legs: [], payout: { next: moveTo(payout, 'confirmed', reason), expected } };
}
