import type { PathCredits } from '../paths/path-model.ts';
import { toWeightParts } from './to-weight-parts.ts';
import type { WeightSet } from './weight-set.ts';

/**
 * Makes a weight set of what a data-driven model found: for Markov each channel's share of the removal
 * effects, else its share of the conversions. A channel that earned nothing weighs 0.
 *
 * `undefined` if no channel earned anything: then there is nothing to learn from the period.
 *
 * @throws RangeError if the credits are of another model than the set says.
 */
export function trainWeightSet(
  { credits, removalEffects }: PathCredits,
  training: Omit<WeightSet, 'weights'>,
): WeightSet | undefined {
  const { model } = training.trainedBy;
  if ((model === 'markov') !== (removalEffects !== undefined)) {
    throw new RangeError(`These credits are not those of the model "${model}".`);
  }
  const trained = (removalEffects ?? credits).map(({ channel, conversions }) => ({
    name: channel,
    weight: conversions,
  }));
  if (!trained.some(({ weight }) => weight > 0)) return undefined;

  return { ...training, weights: Object.fromEntries(toWeightParts(trained)) };
}
