import { assertFiniteCredits } from './assert-finite-credits.ts';
import { assertPathRow } from './assert-path-row.ts';
import { openCounterfactualModel } from './counterfactual/open-counterfactual-model.ts';
import { creditByPlace } from './heuristics/credit-by-place.ts';
import { creditLastNonDirect } from './heuristics/credit-last-non-direct.ts';
import { customPlaceWeights } from './heuristics/custom-place-weights.ts';
import { positionBasedWeights } from './heuristics/position-based-weights.ts';
import { rankWeights } from './heuristics/rank-weights.ts';
import { timeDecayWeights } from './heuristics/time-decay-weights.ts';
import { wShapedWeights } from './heuristics/w-shaped-weights.ts';
import { openMarkovModel } from './markov/open-markov-model.ts';
import type { PathModel } from './path-model.ts';
import type { PathModelSpec } from './path-model-spec.ts';
import { openOrderedShapleyModel } from './shapley/open-ordered-shapley-model.ts';
import { openShapleyModel } from './shapley/open-shapley-model.ts';

/**
 * Opens a model for one pass over the rows of a path file.
 *
 * @throws RangeError for parameters that make no sense, and later for rows that are none.
 */
export function openPathModel(spec: PathModelSpec): PathModel {
  const model = makeModel(spec);
  return {
    add(row) {
      assertPathRow(row);
      model.add(row);
    },
    finish(channels) {
      const result = model.finish(channels);
      assertFiniteCredits(result);
      return result;
    },
  };
}

function makeModel(spec: PathModelSpec): PathModel {
  switch (spec.model) {
    case 'first-touch':
    case 'last-touch':
    case 'linear':
    case 'position-decay':
      return creditByPlace(rankWeights[spec.model]);
    case 'last-non-direct':
      return creditLastNonDirect(spec.directChannel);
    case 'time-decay':
      return creditByPlace(timeDecayWeights(spec));
    case 'position-based':
      return creditByPlace(positionBasedWeights(spec));
    case 'w-shaped':
      return creditByPlace(wShapedWeights(spec));
    case 'custom-weights':
      return creditByPlace(customPlaceWeights(spec));
    case 'markov':
      return openMarkovModel(spec);
    case 'shapley':
      return openShapleyModel();
    case 'shapley-ordered':
      return openOrderedShapleyModel();
    case 'counterfactual':
      return openCounterfactualModel();
    default:
      throw new RangeError(`There is no model "${(spec as PathModelSpec).model}".`);
  }
}
