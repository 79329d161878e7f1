import type { AttributionModel } from '../attribution-model.ts';
import type { Model } from './model.ts';
import { toWholeWeights } from './to-whole-weights.ts';

type CustomWeights = Extract<AttributionModel, { kind: 'custom-weights' }>;

/**
 * Weights by place, counted from the first step and from the last one; a step that both lists name
 * has both, and the steps that neither names share one weight equally. Weights that find no step
 * fall away; a journey all of whose weights are zero is shared equally.
 *
 * @throws RangeError unless the weights are whole numbers, not negative, and one is positive.
 */
export function makeCustomWeights(model: Omit<CustomWeights, 'kind'>): Model {
  toWholeWeights([...model.fromFirst, model.others, ...model.fromLast]);
  const fromFirst = model.fromFirst.map(BigInt);
  const fromLast = model.fromLast.map(BigInt);
  const others = BigInt(model.others);

  return ({ length }) => {
    const isNamed = (index: number) =>
      index < fromFirst.length || length - index <= fromLast.length;
    const named = Math.min(length, fromFirst.length + fromLast.length);
    const unnamed = BigInt(Math.max(length - named, 1));
    const weights = Array.from({ length }, (_, index) =>
      isNamed(index)
        ? ((fromFirst[index] ?? 0n) + (fromLast[length - 1 - index] ?? 0n)) * unnamed
        : others,
    );
    return weights.some((weight) => weight > 0n) ? weights : weights.map(() => 1n);
  };
}
