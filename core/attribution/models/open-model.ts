import type { AttributionModel } from '../attribution-model.ts';
import type { WeightSet } from '../weights/weight-set.ts';
import { makeDataDriven } from './data-driven.ts';
import type { Model } from './model.ts';
import { openRuleBasedModel } from './open-rule-based-model.ts';

/** A policy's model, ready to weigh journeys, and the weights that it uses if it uses any. */
export type OpenModel = { readonly model: Model; readonly weightSetId?: string };

/**
 * Opens a policy's model. A data-driven one without weights falls back to the model that it names.
 *
 * @throws RangeError for parameters that make no sense.
 */
export function openModel(model: AttributionModel, weightSet: WeightSet | undefined): OpenModel {
  if (model.kind !== 'data-driven') return { model: openRuleBasedModel(model) };

  const fallback = openRuleBasedModel(model.fallback);
  if (weightSet === undefined) return { model: fallback };
  return { model: makeDataDriven(weightSet, fallback), weightSetId: weightSet.weightSetId };
}
