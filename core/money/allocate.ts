import { divideAmount } from './divide-amount.ts';

export type Part<Owner> = { readonly owner: Owner; readonly minorUnits: bigint };

/**
 * Divides an amount between owners in proportion to their weights; the parts add up to the amount.
 *
 * By largest remainder, as `divideAmount` describes it: a unit that is left over goes to the part that
 * lost the largest fraction, to the earlier owner among equals, and a negative amount mirrors.
 *
 * @throws RangeError if a weight is negative, or if none is positive.
 */
export function allocate<Owner>(
  minorUnits: bigint,
  owners: readonly Owner[],
  weightOf: (owner: Owner) => bigint,
): Part<Owner>[] {
  const weights = owners.map((owner) => weightOf(owner));
  const parts = divideAmount(minorUnits, weights);
  return owners.map((owner, place) => ({ owner, minorUnits: parts[place] ?? 0n }));
}
