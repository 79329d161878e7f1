import { msPerHour } from '../../time/instant.ts';
import { halfLifeWeights } from './half-life-weights.ts';
import type { Model } from './model.ts';

/**
 * Each step weighs 2^(-age / half-life), in parts of 10^12.
 *
 * @throws RangeError if the half-life is not a positive whole number of milliseconds.
 */
export function makeTimeDecay({ halfLifeHours }: { readonly halfLifeHours: number }): Model {
  const halfLifeMs = halfLifeHours * msPerHour;
  return (steps) =>
    halfLifeWeights(
      steps.map(({ ageMs }) => ageMs),
      halfLifeMs,
    );
}
