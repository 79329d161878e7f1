import type { WeightSet } from '../weights/weight-set.ts';
import { commonMultiple } from './common-multiple.ts';
import type { Owner } from './journey-touch.ts';
import type { Model, Step } from './model.ts';

/**
 * Divides by the trained weights of creators and channels. A step whose owners are not in the set gets
 * what the fall-back gives it; what is left goes to the others by their weights. Where no weight of
 * a journey is known, or none is positive, the fall-back decides it all.
 */
export function makeDataDriven({ weights }: Pick<WeightSet, 'weights'>, fallback: Model): Model {
  return (steps, milestones) => {
    const scale = commonMultiple(steps);
    const trained = steps.map((step) => findWeight(step, weights, scale));
    const trainedTotal = trained.reduce<bigint>((sum, weight) => sum + (weight ?? 0n), 0n);
    const fallen = fallback(steps, milestones);
    if (trainedTotal === 0n) return fallen;

    const fallenTotal = fallen.reduce((sum, weight) => sum + weight, 0n);
    const known = fallen.reduce(
      (sum, weight, index) => (trained[index] === undefined ? sum : sum + weight),
      0n,
    );
    // With everybody known nothing falls back, and the trained weights stand as they are.
    if (known === fallenTotal && !trained.includes(undefined)) return trained as bigint[];
    return trained.map((weight, index) =>
      weight === undefined ? (fallen[index] ?? 0n) * trainedTotal : known * weight,
    );
  };
}

/**
 * A step of several codes weighs as their mean would, were they all known; else it is not known.
 *
 * @param scale what the weights of all steps are multiplied by, so that no mean has to be rounded.
 */
function findWeight(
  { owners }: Step,
  weights: WeightSet['weights'],
  scale: bigint,
): bigint | undefined {
  const found = owners.map((owner) => {
    const name = nameOf(owner);
    return Object.hasOwn(weights, name) ? weights[name] : undefined;
  });
  if (found.includes(undefined)) return undefined;
  const total = (found as bigint[]).reduce((sum, weight) => sum + weight, 0n);
  return (total * scale) / BigInt(found.length);
}

function nameOf(owner: Owner): string {
  return 'creatorId' in owner ? owner.creatorId : owner.channel;
}
