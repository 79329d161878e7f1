import type { PlaceWeights } from '../attribution-model.ts';
import type { Model } from './model.ts';
import { toWholeWeights } from './to-whole-weights.ts';

/**
 * The U: set weights for the first and the last step, and one that the steps between share equally.
 * Of two steps each takes half of the middle's weight; a single step takes everything.
 *
 * @throws RangeError unless the weights are whole numbers, not negative, and one is positive.
 */
export function makePositionBased({ weights }: { readonly weights: PlaceWeights }): Model {
  const [first = 0n, middle = 0n, last = 0n] = toWholeWeights([
    weights.first,
    weights.middle,
    weights.last,
  ]);

  return ({ length }) => {
    if (length === 1) return [1n];
    if (length === 2) return orEqual([2n * first + middle, middle + 2n * last]);
    const between = BigInt(length - 2);
    const middles = new Array<bigint>(length - 2).fill(middle);
    return [first * between, ...middles, last * between];
  };
}

/** Weights of which none is positive are no preference. */
function orEqual(weights: readonly bigint[]): readonly bigint[] {
  return weights.some((weight) => weight > 0n) ? weights : weights.map(() => 1n);
}
