import type { JourneyShape } from '../generate-journeys.ts';
import { measureCommand, measureTask } from './measure.ts';
import type { Measurement } from './measurement.ts';

export type Way = { readonly name: string; readonly measure: (path: string) => Measurement };

/** Ways to do the same with the same file. The first is ours; the others are compared with it. */
export type Contest = {
  readonly title: string;
  readonly shape: JourneyShape;
  readonly ways: readonly [ours: Way, ...others: Way[]];
};

/** @param scale - the part of the journeys and channels to do; 1 is what docs/benchmarks.md shows. */
export function listContests(scale: number): Contest[] {
  const many = { journeys: 1_000_000 * scale, channels: 20, seed: 42 };
  const wide = { journeys: 100_000 * scale, channels: 1_000 * scale, seed: 42 };
  return [
    {
      title: 'first, last and linear touch, with value, in one pass',
      shape: many,
      ways: [ours('heuristics'), baseline('naive heuristics'), command('linear')],
    },
    {
      title: 'Markov of order 1, with value',
      shape: many,
      ways: [ours('markov'), baseline('naive markov'), command('markov')],
    },
    {
      title: 'Markov of order 1, with value, over many channels',
      shape: wide,
      ways: [ours('markov'), baseline('naive markov, estimated'), command('markov')],
    },
  ];
}

function ours(task: string): Way {
  return { name: 'Tributary', measure: (path) => measureTask(task, path) };
}

function baseline(task: string): Way {
  return { name: task, measure: (path) => measureTask(task, path) };
}

function command(model: string): Way {
  return {
    name: `tributary attribute --model ${model}`,
    measure: (path) => measureCommand(model, path),
  };
}
