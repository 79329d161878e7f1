import type { Sha256 } from '../encoding/hashing.ts';
import { grossOf } from '../payouts/gross-of.ts';
import { moveTo, type PayoutEvidence } from '../payouts/move-to.ts';
import type { Payout } from '../payouts/payout.ts';
import type { AccountHead } from './account-head.ts';
import { balancesOf } from './balances.ts';
import { creditPayable } from './credit-payable.ts';
import type { AccountWrite } from './ledger-store.ts';
import { postToAccount } from './post-to-account.ts';
import { partOf } from './return-payout.ts';

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
  const { creatorId: owner, currency: unit, minorUnits, division } = payout;
  const gross = grossOf(payout);
  const posted = postToAccount(
    head,
    {
      kind: 'return',
      cause: `return/${payout.payoutId}`,
      eventAt: reason.at,
      postedAt: reason.at,
      postings: [
        { account: 'cash-clearing', owner, unit, minorUnits } as const,
        { account: 'tax-withheld', owner, unit, minorUnits: gross - minorUnits } as const,
        ...creditPayable(owner, unit, balancesOf(head.balances, unit), gross),
      ].filter((posting) => posting.minorUnits !== 0n),
      legs: [],
      ...(division === undefined ? {} : { setAside: partOf(division, gross) }),
    },
    sha256,
  );
  const next = moveTo(payout, 'returned', reason);
  return { ...posted, legs: [], payout: { next, expected: 'confirmed' } };
}
