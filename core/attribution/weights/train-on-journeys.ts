import { openPathModel } from '../paths/open-path-model.ts';
import type { PathModelSpec } from '../paths/path-model-spec.ts';
import { trainWeightSet } from './train-weight-set.ts';
import type { WeightSet, WeightTraining } from './weight-set.ts';

/** The journey of one order, by creator id or channel, and whether it came to anything. */
export type TrainingJourney = { readonly names: readonly string[]; readonly converted: boolean };

/**
 * Learns weights from journeys: they pass through the model one by one, and what it gives each name
 * becomes that name's weight. Journeys without anybody teach nothing.
 *
 * `undefined` if nobody earned anything.
 *
 * @throws RangeError for an order that the model does not have.
 */
export function trainOnJourneys(
  journeys: readonly TrainingJourney[],
  training: Omit<WeightSet, 'weights' | 'journeys' | 'conversions'>,
): WeightSet | undefined {
  const model = openPathModel(toSpec(training.trainedBy));
  const ids = new Map<string, number>();
  const known: string[] = [];
  const used = journeys.filter(({ names }) => names.length > 0);
  for (const { names, converted } of used) {
    const channels = Uint32Array.from(names, (name) => {
      const id = ids.get(name);
      if (id !== undefined) return id;
      ids.set(name, known.length);
      return known.push(name) - 1;
    });
    const conversions = converted ? 1 : 0;
    model.add({
      channels,
      length: names.length,
      names: known,
      conversions,
      value: 0,
      nulls: 1 - conversions,
    });
  }
  if (used.length === 0) return undefined;

  return trainWeightSet(model.finish(known), {
    ...training,
    journeys: used.length,
    conversions: used.filter(({ converted }) => converted).length,
  });
}

function toSpec({ model, order = 1, useNulls = true }: WeightTraining): PathModelSpec {
  return model === 'markov' ? { model, order, useNulls } : { model };
}
