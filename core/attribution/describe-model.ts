import { hoursPerDay } from '../time/instant.ts';
import type { AttributionModel, RuleBasedModel } from './attribution-model.ts';

/** Says in one sentence how a model divides the credit of an order. */
export function describeModel(model: AttributionModel): string {
  if (model.kind !== 'data-driven') return `${describe(model)}.`;
  return `The credit is divided by weights learnt from earlier journeys; whoever has no weight yet is treated so: ${lowerFirst(describe(model.fallback))}.`;
}

function describe(model: RuleBasedModel): string {
  switch (model.kind) {
    case 'first-touch':
      return 'The first touch gets all of the credit';
    case 'last-touch':
      return 'The last touch gets all of the credit';
    case 'last-non-direct':
      return 'The last touch that is not a direct visit gets all of the credit';
    case 'linear':
      return 'Every touch gets the same credit';
    case 'position-decay':
      return 'Each touch gets more credit than the one before, in the ratio of their places';
    case 'time-decay':
      return `A touch loses half of its weight in each ${describeHalfLife(model.halfLifeHours)} before the order`;
    case 'position-based': {
      const { first, middle, last } = model.weights;
      return `The first touch, those between and the last one share the credit ${first} : ${middle} : ${last}`;
    }
    case 'w-shaped': {
      const { first, lead, opportunity, others } = model.weights;
      return `The first touch, the one before the buyer became known, the last one and all others share the credit ${first} : ${lead} : ${opportunity} : ${others}`;
    }
    case 'custom-weights':
      return `Credit goes by place: ${describePlaces(model)}`;
  }
}

function describeHalfLife(hours: number): string {
  const isDays = hours % hoursPerDay === 0;
  const count = isDays ? hours / hoursPerDay : hours;
  const unit = isDays ? 'day' : 'hour';
  return count === 1 ? unit : `${count} ${unit}s`;
}

function describePlaces(model: Extract<RuleBasedModel, { kind: 'custom-weights' }>): string {
  const { fromFirst, others, fromLast } = model;
  return [
    ...(fromFirst.length === 0 ? [] : [`from the first touch on ${fromFirst.join(', ')}`]),
    ...(fromLast.length === 0 ? [] : [`from the last one back ${fromLast.join(', ')}`]),
    `all others together ${others}`,
  ].join('; ');
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
