import type { Sha256 } from '../encoding/hashing.ts';
import type { Instant } from '../time/instant.ts';
import type { AccountHead } from './account-head.ts';
import { balancesOf } from './balances.ts';
import { creditPayable } from './credit-payable.ts';
import type { PeriodReference } from './entry.ts';
import type { AccountWrite } from './ledger-store.ts';
import { postToAccount } from './post-to-account.ts';

/**
 * Gives a creator what the terms of a period have come to since they were posted last, or takes it
 * back: beyond what is payable that is a debt, as with any reversal.
 *
 * @throws RangeError if the difference is nothing: there is no entry for that.
 */
export function adjustAccount(
  head: AccountHead,
  period: PeriodReference,
  context: { readonly eventAt: Instant; readonly postedAt: Instant; readonly sha256: Sha256 },
): AccountWrite {
  const { currency: unit, minorUnits } = period;
  if (minorUnits === 0n) throw new RangeError('A period that changes nothing posts nothing.');

  const owner = head.creatorId;
  const posted = postToAccount(
    head,
    {
      kind: 'period',
      cause: `period/${period.programId}/${period.period}/${unit}/${period.version}`,
      eventAt: context.eventAt,
      postedAt: context.postedAt,
      postings: [
        { account: 'commission-expense', owner, unit, minorUnits },
        ...creditPayable(owner, unit, balancesOf(head.balances, unit), minorUnits),
      ],
      legs: [],
      period,
    },
    context.sha256,
  );
  const reversed = minorUnits < 0n ? 1 : 0;
  return {
    head: { ...posted.head, reversalSequence: head.reversalSequence + reversed },
    entry: posted.entry,
    legs: [],
  };
}
