import type { TimeDecaySpec } from '../path-model-spec.ts';
import type { PlaceWeights } from './place-weights.ts';

/**
 * A touch loses half of its weight in each half-life before the conversion: 2^(-hours / halfLife), or
 * 2^-floor(hours / halfLife) in steps. The last touch weighs 1, so the weights never all vanish.
 *
 * @throws RangeError unless the half-life is positive and the spacing is not negative.
 */
export function timeDecayWeights({
  halfLifeHours,
  spacingHours,
  stepped,
}: TimeDecaySpec): PlaceWeights {
  if (!(halfLifeHours > 0 && halfLifeHours < Infinity)) {
    throw new RangeError(`A half-life is a positive number of hours, not ${halfLifeHours}.`);
  }
  if (!(spacingHours >= 0 && spacingHours < Infinity)) {
    throw new RangeError(`Touches lie 0 or more hours apart, not ${spacingHours}.`);
  }

  return (weights) => {
    for (let place = 0; place < weights.length; place += 1) {
      const halfLives = ((weights.length - 1 - place) * spacingHours) / halfLifeHours;
      weights[place] = 2 ** -(stepped ? Math.floor(halfLives) : halfLives);
    }
  };
}
