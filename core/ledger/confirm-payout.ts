import type { Sha256 } from '../encoding/hashing.ts';
import type { Payout } from '../payouts/payout.ts';
import type { Instant } from '../time/instant.ts';
import type { AccountHead } from './account-head.ts';
import type { AccountWrite } from './ledger-store.ts';
import { postToAccount } from './post-to-account.ts';

/** Why a payout moves on: when, and what shows it (a bank reference, a rail's answer). */
export type PayoutEvidence = { readonly at: Instant; readonly evidence: string };

/**
 * The money of a submitted payout has arrived: it leaves `in-payout` and counts as paid.
 *
 * @throws RangeError if the payout is not submitted or is another account's.
 */
export function confirmPayout(
  head: AccountHead,
  payout: Payout,
  { at, evidence }: PayoutEvidence,
  sha256: Sha256,
): AccountWrite {
  if (payout.state !== 'submitted' || payout.creatorId !== head.creatorId) {
    throw new RangeError(`The payout ${payout.payoutId} is ${payout.state}: nothing to confirm.`);
  }
  const { creatorId: owner, currency: unit, minorUnits } = payout;
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
    },
    sha256,
  );
  const next: Payout = {
    ...payout,
    state: 'confirmed',
    history: [...payout.history, { state: 'confirmed', at, evidence }],
  };
  return { ...posted, legs: [], payout: { next, expected: 'submitted' } };
}
