import type { PlaceWeights } from './place-weights.ts';

/** Models without parameters: everything to one end, the same to each, or i to the i-th touch. */
export const rankWeights: Readonly<
  Record<'first-touch' | 'last-touch' | 'linear' | 'position-decay', PlaceWeights>
> = {
  'first-touch': (weights) => {
    weights[0] = 1;
  },
  'last-touch': (weights) => {
    weights[weights.length - 1] = 1;
  },
  linear: (weights) => {
    weights.fill(1);
  },
  'position-decay': (weights) => {
    for (let place = 0; place < weights.length; place += 1) weights[place] = place + 1;
  },
};
