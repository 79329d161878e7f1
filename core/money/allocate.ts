import { placesOfLargest } from './places-of-largest.ts';

export type Part<Owner> = { readonly owner: Owner; readonly minorUnits: bigint };

/**
 * Divides an amount between owners in proportion to their weights; the parts add up to the amount.
 *
 * Method: largest remainder (Hamilton). Parts are rounded towards zero, and the units left over go
 * one each to the parts that lost the largest fraction, the earlier owner first among equals. A
 * negative amount gives the same parts negated, so taking an amount back undoes granting it.
 *
 * @throws RangeError if a weight is negative, or if none is positive.
 */
export function allocate<Owner>(
  minorUnits: bigint,
  owners: readonly Owner[],
  weightOf: (owner: Owner) => bigint,
): Part<Owner>[] {
  const weights = owners.map((owner) => weightOf(owner));
  const totalWeight = sumWeights(weights);
  if (owners.length === 1) return owners.map((owner) => ({ owner, minorUnits }));

  const isNegative = minorUnits < 0n;
  const parts = divide(isNegative ? -minorUnits : minorUnits, weights, totalWeight);
  return owners.map((owner, place) => {
    const part = parts[place] ?? 0n;
    return { owner, minorUnits: isNegative ? -part : part };
  });
}

/** @throws RangeError as `allocate` does. */
function sumWeights(weights: readonly bigint[]): bigint {
  let total = 0n;
  let isAnyNegative = false;
  for (const weight of weights) {
    total += weight;
    isAnyNegative ||= weight < 0n;
  }
  if (total === 0n || isAnyNegative) {
    throw new RangeError('An amount needs at least one positive weight, and no negative one.');
  }
  return total;
}

/** Every assessment divides several times, so this is one pass, and what comes out even stays unsorted. */
function divide(amount: bigint, weights: readonly bigint[], totalWeight: bigint): bigint[] {
  if (weights.every((weight) => weight === weights[0]))
    return divideEqually(amount, weights.length);

  const parts: bigint[] = [];
  const lost: bigint[] = [];
  let leftOver = amount;
  for (const weight of weights) {
    const exact = amount * weight;
    const roundedDown = exact / totalWeight;
    parts.push(roundedDown);
    lost.push(exact - roundedDown * totalWeight);
    leftOver -= roundedDown;
  }
  for (const place of placesOfLargest(lost, Number(leftOver))) {
    parts[place] = (parts[place] ?? 0n) + 1n;
  }
  return parts;
}

/** Equal parts lose the same fraction, so what is left over goes to the first of them. */
function divideEqually(amount: bigint, owners: number): bigint[] {
  const count = BigInt(owners);
  const part = amount / count;
  const larger = Number(amount - part * count);
  return new Array<bigint>(owners).fill(part).fill(part + 1n, 0, larger);
}
