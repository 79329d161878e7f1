import type { Transition } from '../path-model.ts';
import type { MarkovChain } from './markov-chain.ts';

/** All steps of a chain that ever happen, by the state they leave: the start first, then as states appeared. */
export function listTransitions(chain: MarkovChain, channels: readonly string[]): Transition[] {
  const names = Array.from({ length: chain.states }, (_, state) =>
    chain
      .channelsOf(state)
      .map((channel) => channels[channel] ?? '')
      .join(' > '),
  );
  const { rowStarts, columns, factors } = chain.steps;
  const transitions: Transition[] = [];
  const list = (from: string, to: string, probability: number) => {
    if (probability > 0) transitions.push({ from, to, probability });
  };

  names.forEach((name, state) => {
    list('(start)', name, chain.starts[state] as number);
  });
  names.forEach((name, state) => {
    const rowEnd = rowStarts[state + 1] as number;
    for (let step = rowStarts[state] as number; step < rowEnd; step += 1) {
      list(name, names[columns[step] as number] ?? '', factors[step] as number);
    }
    list(name, '(conversion)', chain.conversions[state] as number);
    list(name, '(null)', chain.nulls[state] as number);
  });
  return transitions;
}
