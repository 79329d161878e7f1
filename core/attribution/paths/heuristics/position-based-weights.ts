import type { PositionBasedSpec } from '../path-model-spec.ts';
import { assertWeights } from './assert-weights.ts';
import type { PlaceWeights } from './place-weights.ts';

/**
 * The U: weights for the first and the last touch, and one that the touches between share equally.
 * Of two touches each takes half of the middle's weight; a single touch takes everything.
 *
 * @throws RangeError for weights that `assertWeights` refuses.
 */
export function positionBasedWeights({ first, middle, last }: PositionBasedSpec): PlaceWeights {
  assertWeights([first, middle, last]);

  return (weights) => {
    const { length } = weights;
    if (length === 1) {
      weights[0] = 1;
      return;
    }
    const isShared = length > 2;
    if (isShared) weights.fill(middle / (length - 2));
    weights[0] = first + (isShared ? 0 : middle / 2);
    weights[length - 1] = last + (isShared ? 0 : middle / 2);
  };
}
