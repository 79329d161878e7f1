import type { CustomWeightsSpec } from '../path-model-spec.ts';
import { assertWeights } from './assert-weights.ts';
import type { PlaceWeights } from './place-weights.ts';

/**
 * Weights by place, counted from the first touch and from the last one; a touch that both lists name
 * has both, and the touches that neither names share one weight equally. Weights that find no touch
 * fall away; a journey none of whose weights is positive is shared equally.
 *
 * @throws RangeError for weights that `assertWeights` refuses.
 */
export function customPlaceWeights(spec: CustomWeightsSpec): PlaceWeights {
  const { fromFirst, others, fromLast } = spec;
  assertWeights([...fromFirst, others, ...fromLast]);

  return (weights) => {
    const { length } = weights;
    const unnamed = length - fromFirst.length - fromLast.length;
    let sum = 0;
    for (let place = 0; place < length; place += 1) {
      const placeFromLast = length - 1 - place;
      const isNamed = place < fromFirst.length || placeFromLast < fromLast.length;
      const own = (fromFirst[place] ?? 0) + (fromLast[placeFromLast] ?? 0);
      weights[place] = isNamed ? own : others / unnamed;
      sum += weights[place] ?? 0;
    }
    if (sum === 0) weights.fill(1);
  };
}
