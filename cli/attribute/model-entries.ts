import type { PathModelSpec } from '../../core/attribution/paths/index.ts';
import type { ModelEntry } from './model-entry.ts';
import { readHours } from './read-hours.ts';
import { readCustomWeights, readWeights } from './read-weights.ts';
import { readOrder, readPosition } from './read-whole-number.ts';

/** All models, by the names that the command line and its output use. */
export const modelEntries: Readonly<Record<PathModelSpec['model'], ModelEntry>> = {
  'first-touch': {
    summary: 'everything to the first touch',
    aliases: ['first', 'first-click'],
    spec: () => ({ model: 'first-touch' }),
  },
  'last-touch': {
    summary: 'everything to the last touch',
    aliases: ['last', 'last-click'],
    spec: () => ({ model: 'last-touch' }),
  },
  'last-non-direct': {
    summary: 'everything to the last touch that is not direct',
    uses: ['direct'],
    spec: ({ direct = 'Direct' }) => ({ model: 'last-non-direct', directChannel: direct }),
  },
  linear: { summary: 'the same to each touch', spec: () => ({ model: 'linear' }) },
  'time-decay': {
    summary: 'half as much for each half-life before the conversion',
    aliases: ['decay'],
    uses: ['half-life', 'spacing', 'stepped'],
    spec: (options) => ({
      model: 'time-decay',
      halfLifeHours: readHours('--half-life', options['half-life'] ?? '7d'),
      spacingHours: readHours('--spacing', options.spacing ?? '24h'),
      stepped: options.stepped ?? false,
    }),
  },
  'position-based': {
    summary: '40 % to the first and the last touch each, 20 % to those between',
    aliases: ['position', 'u-shaped', 'u-shape'],
    uses: ['weights'],
    spec: ({ weights = '40/20/40' }) => {
      const [first, middle, last] = readWeights(weights, ['first', 'middle', 'last']);
      return { model: 'position-based', first, middle, last };
    },
  },
  'w-shaped': {
    summary: '30 % to the first, the lead and the last touch each, 10 % to the others',
    aliases: ['w-shape'],
    uses: ['weights', 'lead-position'],
    spec: ({ weights = '30/30/30/10', 'lead-position': lead }) => {
      const names = ['first', 'lead', 'last', 'others'] as const;
      const [first, leading, opportunity, others] = readWeights(weights, names);
      const known = lead === undefined ? {} : { leadPosition: readPosition(lead) };
      return { model: 'w-shaped', first, lead: leading, opportunity, others, ...known };
    },
  },
  'position-decay': {
    summary: 'the more the later: 1, 2, 3, … parts',
    spec: () => ({ model: 'position-decay' }),
  },
  'custom-weights': {
    summary: 'weights of your own, from the first and from the last touch',
    aliases: ['custom'],
    uses: ['weights'],
    spec: ({ weights }) => ({ model: 'custom-weights', ...readCustomWeights(weights) }),
  },
  markov: {
    summary: 'by how many conversions go if a channel goes (removal effect), exactly',
    uses: ['order', 'no-null'],
    spec: ({ order = '1', 'no-null': noNull = false }) => ({
      model: 'markov',
      order: readOrder(order),
      useNulls: !noNull,
    }),
  },
  shapley: {
    summary: 'what a channel adds to each set of channels, on average',
    spec: () => ({ model: 'shapley' }),
  },
  'shapley-ordered': {
    summary: 'the same, and at which place in the journey',
    aliases: ['ordered-shapley'],
    spec: () => ({ model: 'shapley-ordered' }),
  },
  counterfactual: {
    summary: 'by how much likelier a path converts than the same path without the touch',
    spec: () => ({ model: 'counterfactual' }),
  },
};
