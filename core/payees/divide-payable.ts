import { allocate } from '../money/allocate.ts';
import { addParts } from './add-parts.ts';
import type { PayeeTerms } from './payee-assignment.ts';
import type { PayoutPart } from './payout-part.ts';
import { sumParts } from './sum-parts.ts';

/**
 * Divides what is payable in an account between the creator and payees; the parts add up to it.
 *
 * What was set aside before stays whose it is. The rest is divided now, on the terms given: by largest
 * remainder, a tie to the creator. It is negative if a debt has used up some of what was set aside: then
 * everybody bears the part of it that they have of earnings.
 *
 * @param payable in minor units.
 * @param indirectTax how much of it is VAT or GST: that is the creator's own, on any terms.
 */
export function dividePayable(
  payable: bigint,
  setAside: readonly PayoutPart[],
  terms: PayeeTerms | undefined,
  indirectTax = 0n,
): PayoutPart[] {
  const rest = payable - indirectTax - sumParts(setAside);
  return addParts([...setAside, ...divide(rest, terms), { minorUnits: indirectTax }]);
}

function divide(minorUnits: bigint, terms: PayeeTerms | undefined): PayoutPart[] {
  if (terms === undefined) return [{ minorUnits }];
  const { payeeId, cutBasisPoints, remainderTo } = terms;
  if (remainderTo === 'payee') return [{ payeeId, minorUnits }];

  const cut = BigInt(cutBasisPoints);
  const parts = allocate(minorUnits, [undefined, payeeId], (payee) =>
    payee === undefined ? wholeInBasisPoints - cut : cut,
  );
  return parts.map(({ owner, ...part }) => (owner === undefined ? part : { payeeId, ...part }));
}

const wholeInBasisPoints = 10_000n;
