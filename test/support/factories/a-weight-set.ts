import type { WeightSet } from '../../../core/attribution/weights/weight-set.ts';
import { daysBeforeOrder } from './moments.ts';

/** Weights of `mia` and `zoe`, 3 to 1, published nine days before the factories' order. */
export function aWeightSet(changes: Partial<WeightSet> = {}): WeightSet {
  return {
    weightSetId: 'w-1',
    trainedBy: { model: 'markov', order: 1, useNulls: true },
    from: daysBeforeOrder(90),
    until: daysBeforeOrder(10),
    publishedAt: daysBeforeOrder(9),
    journeys: 1_000,
    conversions: 80,
    weights: { mia: 750_000_000_000n, zoe: 250_000_000_000n },
    ...changes,
  };
}
