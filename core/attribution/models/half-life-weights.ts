import { allocate } from '../../money/allocate.ts';
import { fractionBits, halfToThePower } from './half-to-the-power.ts';
import { weightParts } from './weight-parts.ts';

/**
 * Weights 2^(-age / halfLife), divided by their sum and rounded to whole parts of 10^12 by largest
 * remainder, ties to the earlier age in the list. They sum to 10^12 exactly.
 *
 * Integer arithmetic only, so that every platform comes to the same parts. Ages count from the least
 * of them, so that the weights never all vanish, however old they are.
 *
 * @param agesMs whole milliseconds before the conversion, not negative; at least one.
 * @throws RangeError if the half-life is not a positive whole number, or an age is not whole.
 */
export function halfLifeWeights(agesMs: readonly number[], halfLifeMs: number): bigint[] {
  const halfLife = BigInt(halfLifeMs);
  if (halfLife <= 0n) throw new RangeError('A half-life is positive.');

  const youngest = Math.min(...agesMs);
  const weights = agesMs.map((ageMs) => {
    const age = BigInt(ageMs - youngest);
    const halvings = age / halfLife;
    const fraction = ((age % halfLife) << fractionBits) / halfLife;
    return halfToThePower(fraction) >> halvings;
  });
  return allocate(weightParts, weights, (weight) => weight).map(({ minorUnits }) => minorUnits);
}
