import { msPerHour } from '../../time/instant.ts';
import { halfLifeWeights } from './half-life-weights.ts';
import type { Model } from './model.ts';

/**
 * Each step weighs 2^(-age / half-life), in parts of 10^12. The half-life is rounded once to whole
 * milliseconds, at least one, because hours times their length are seldom whole in floating point.
 *
 * @throws RangeError if the half-life is not a positive, finite number of hours.
 */
export function makeTimeDecay({ halfLifeHours }: { readonly halfLifeHours: number }): Model {
  if (!(halfLifeHours > 0 && halfLifeHours < Infinity)) {
    throw new RangeError(`A half-life is a positive number of hours, not ${halfLifeHours}.`);
  }
  const halfLifeMs = toWholeMs(halfLifeHours);
  return (steps) =>
    halfLifeWeights(
      steps.map(({ ageMs }) => ageMs),
      halfLifeMs,
    );
}

/** The product may overflow, and a half-life as long as that weighs all ages the same. */
function toWholeMs(hours: number): number {
  return Math.min(Math.max(Math.round(hours * msPerHour), 1), Number.MAX_VALUE);
}
