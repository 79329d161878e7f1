import type { Sha256 } from '../encoding/hashing.ts';
import type { Instant } from '../time/instant.ts';
import type { AccountHead } from './account-head.ts';
import { balancesOf } from './balances.ts';
import { creditPayable } from './credit-payable.ts';
import type { Leg, LegReference, Posting } from './entry.ts';
import { isCash } from './is-cash.ts';
import { type AccountWrite, maxLegsPerEntry } from './ledger-store.ts';
import { postToAccount } from './post-to-account.ts';

/**
 * Takes waiting legs of one creator into the account, with one entry: what they come to per unit
 * leaves `settling` and becomes payable, pays a debt, or makes one; what they hold back becomes held, and what they let go
 * payable again.
 *
 * @throws RangeError if there is no leg, more than fit into one write, or one of another account.
 */
export function settleLegs(
  head: AccountHead,
  legs: readonly Leg[],
  context: { readonly postedAt: Instant; readonly sha256: Sha256 },
): AccountWrite {
  const [first] = legs;
  if (first === undefined || legs.length > maxLegsPerEntry) {
    throw new RangeError(`One entry takes in 1 to ${maxLegsPerEntry} legs, not ${legs.length}.`);
  }
  if (legs.some((leg) => leg.merchantId !== head.merchantId || leg.creatorId !== head.creatorId)) {
    throw new RangeError(`A leg does not belong to the account of ${head.creatorId}.`);
  }

  const posted = postToAccount(
    head,
    {
      kind: 'settle',
      // A leg is taken in once, so its first one names the entry.
      cause: `settle/${nameLeg(first)}`,
      eventAt: Math.max(...legs.map((leg) => leg.eventAt)),
      postedAt: context.postedAt,
      postings: settlingPostings(head, legs),
      legs: legs.map(toReference),
    },
    context.sha256,
  );
  // Of whatever unit: a payout that is not handed over yet is reserved anew, with what is left.
  const reversed = legs.some((leg) => payableMore(leg) < 0n);
  return {
    head: { ...posted.head, reversalSequence: head.reversalSequence + (reversed ? 1 : 0) },
    entry: posted.entry,
    legs,
  };
}

/** What a leg adds to payable, beyond any debt; negative is taken from it. */
function payableMore({ minorUnits, heldMinorUnits = 0n }: LegReference): bigint {
  return minorUnits - heldMinorUnits;
}

function toReference({ conversionId, revision, unit, minorUnits, ...rest }: Leg): LegReference {
  const { heldMinorUnits } = rest;
  const held = heldMinorUnits === undefined ? {} : { heldMinorUnits };
  return { conversionId, revision, unit, minorUnits, ...held };
}

function nameLeg({ conversionId, revision, unit }: Leg): string {
  const name = `${conversionId}/${revision}`;
  return isCash(unit) ? name : `${name}/${unit}`;
}

function settlingPostings(head: AccountHead, legs: readonly Leg[]): Posting[] {
  const owner = head.creatorId;
  const byUnit = Map.groupBy(legs, ({ unit }) => unit);
  return [...byUnit]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([unit, own]): Posting[] => {
      const settled = own.reduce((sum, leg) => sum + leg.minorUnits, 0n);
      const payable = own.reduce((sum, leg) => sum + payableMore(leg), 0n);
      return [
        { account: 'settling', owner, unit, minorUnits: settled },
        ...creditPayable(owner, unit, balancesOf(head.balances, unit), payable),
        { account: 'held', owner, unit, minorUnits: payable - settled },
      ];
    })
    .filter(({ minorUnits }) => minorUnits !== 0n);
}
