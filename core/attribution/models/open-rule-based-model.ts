import type { RuleBasedModel } from '../attribution-model.ts';
import { makeCustomWeights } from './custom-weights.ts';
import { firstTouch } from './first-touch.ts';
import { lastNonDirect } from './last-non-direct.ts';
import { lastTouch } from './last-touch.ts';
import { linear } from './linear.ts';
import type { Model } from './model.ts';
import { makePositionBased } from './position-based.ts';
import { positionDecay } from './position-decay.ts';
import { makeTimeDecay } from './time-decay.ts';
import { makeWShaped } from './w-shaped.ts';

/**
 * The function that weighs a journey's steps as a policy's model says.
 *
 * @throws RangeError for parameters that make no sense.
 */
export function openRuleBasedModel(model: RuleBasedModel): Model {
  switch (model.kind) {
    case 'first-touch':
      return firstTouch;
    case 'last-touch':
      return lastTouch;
    case 'last-non-direct':
      return lastNonDirect;
    case 'linear':
      return linear;
    case 'position-decay':
      return positionDecay;
    case 'time-decay':
      return makeTimeDecay(model);
    case 'position-based':
      return makePositionBased(model);
    case 'w-shaped':
      return makeWShaped(model);
    case 'custom-weights':
      return makeCustomWeights(model);
  }
}
