import { placesOfLargest } from './places-of-largest.ts';

/**
 * Divides an amount in proportion to weights; the parts, in the order of the weights, add up to it.
 *
 * Method: largest remainder (Hamilton). Parts are rounded towards zero, and the units left over go
 * one each to the parts that lost the largest fraction, the earlier one first among equals. A
 * negative amount gives the same parts negated, so taking an amount back undoes granting it.
 *
 * @throws RangeError if a weight is negative, or if none is positive.
 */
export function divideAmount(minorUnits: bigint, weights: readonly bigint[]): bigint[] {
  const totalWeight = sumWeights(weights);
  if (minorUnits >= 0n) return divide(minorUnits, weights, totalWeight);
  return divide(-minorUnits, weights, totalWeight).map((part) => -part);
}

/** @throws RangeError as `divideAmount` does. */
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
  if (areEqual(weights)) return divideEqually(amount, weights.length);

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

function areEqual(weights: readonly bigint[]): boolean {
  for (const weight of weights) if (weight !== weights[0]) return false;
  return true;
}

/** Equal parts lose the same fraction, so what is left over goes to the first of them. */
function divideEqually(amount: bigint, count: number): bigint[] {
  const part = amount / BigInt(count);
  const larger = part + 1n;
  const leftOver = Number(amount - part * BigInt(count));
  const parts: bigint[] = [];
  for (let place = 0; place < count; place += 1) parts.push(place < leftOver ? larger : part);
  return parts;
}
