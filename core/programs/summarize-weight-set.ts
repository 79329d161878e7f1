import type { WeightSet } from '../attribution/weights/weight-set.ts';

/** What a list says of a weight set: of its weights only how many names have one. */
export type WeightSetSummary = Omit<WeightSet, 'weights'> & { readonly names: number };

/** Leaves the weights out, which may be some thousand. */
export function summarizeWeightSet({ weights, ...set }: WeightSet): WeightSetSummary {
  return { ...set, names: Object.keys(weights).length };
}
