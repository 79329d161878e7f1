import type { Sha256 } from '../encoding/hashing.ts';
import type { Division } from '../payees/division.ts';
import type { PayoutPart } from '../payees/payout-part.ts';
import { grossOf } from '../payouts/gross-of.ts';
import type { Payout } from '../payouts/payout.ts';
import type { Instant } from '../time/instant.ts';
import type { AccountHead } from './account-head.ts';
import { balancesOf } from './balances.ts';
import { conversionOf } from './conversion-of.ts';
import { creditPayable } from './credit-payable.ts';
import { postToAccount } from './post-to-account.ts';

/**
 * Posts that a payout's money is the account's again, with what was withheld of it: it pays a debt first, and is payable again
 * beyond that. One's part of a divided account stays whose it was, and is set aside.
 *
 * @param from where the money was: on its way, or counted as paid.
 */
export function postReturn(
  head: AccountHead,
  payout: Payout,
  { from, at }: { readonly from: 'in-payout' | 'cash-clearing'; readonly at: Instant },
  sha256: Sha256,
) {
  const { creatorId: owner, currency: unit, minorUnits, division, indirectTaxMinorUnits } = payout;
  const gross = grossOf(payout);
  const earned = gross - (indirectTaxMinorUnits ?? 0n);
  return postToAccount(
    head,
    {
      kind: 'return',
      cause: `return/${payout.payoutId}`,
      eventAt: at,
      postedAt: at,
      postings: [
        { account: from, owner, unit, minorUnits } as const,
        { account: 'tax-withheld', owner, unit, minorUnits: gross - minorUnits } as const,
        ...creditPayable(owner, unit, balancesOf(head.balances, unit), gross),
      ].filter((posting) => posting.minorUnits !== 0n),
      legs: [],
      ...conversionOf(payout),
      ...(division === undefined ? {} : { setAside: partOf(division, earned) }),
      ...(indirectTaxMinorUnits === undefined ? {} : { indirectTaxMinorUnits }),
    },
    sha256,
  );
}

const partOf = ({ payeeId }: Division, minorUnits: bigint): PayoutPart => ({
  ...(payeeId === undefined ? {} : { payeeId }),
  minorUnits,
});
