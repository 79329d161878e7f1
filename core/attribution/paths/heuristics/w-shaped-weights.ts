import type { WShapedSpec } from '../path-model-spec.ts';
import { assertWeights } from './assert-weights.ts';
import type { PlaceWeights } from './place-weights.ts';

/**
 * Weights for three anchors (first touch, lead, and last touch as opportunity), and one that the
 * other touches share equally.
 *
 * Anchors that coincide add up. Without other touches their weight is shared equally by the
 * distinct anchors. A lead that is not known, or lies outside the journey, gives its weight in
 * equal parts to the first and the last touch. No peer has code for these cases; the rules are ours.
 *
 * @throws RangeError for weights that `assertWeights` refuses, or a position that is not 1, 2, 3 …
 */
export function wShapedWeights(spec: WShapedSpec): PlaceWeights {
  const { first, lead, opportunity, others, leadPosition } = spec;
  assertWeights([first, lead, opportunity, others]);
  if (leadPosition !== undefined && !(Number.isSafeInteger(leadPosition) && leadPosition >= 1)) {
    throw new RangeError(`Positions count from 1; ${leadPosition} is none.`);
  }

  return (weights) => {
    const last = weights.length - 1;
    const isLeadThere = leadPosition !== undefined && leadPosition <= weights.length;
    const anchors = new Set(isLeadThere ? [0, leadPosition - 1, last] : [0, last]);
    const give = (place: number, weight: number) => {
      weights[place] = (weights[place] ?? 0) + weight;
    };

    shareOthers(weights, anchors, others);
    give(0, first);
    give(last, opportunity);
    if (isLeadThere) {
      give(leadPosition - 1, lead);
      return;
    }
    give(0, lead / 2);
    give(last, lead / 2);
  };
}

function shareOthers(weights: Float64Array, anchors: ReadonlySet<number>, others: number): void {
  if (anchors.size === weights.length) {
    weights.fill(others / anchors.size);
    return;
  }
  weights.fill(others / (weights.length - anchors.size));
  for (const anchor of anchors) weights[anchor] = 0;
}
