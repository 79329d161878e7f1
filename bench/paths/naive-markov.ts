import { buildNaiveChain, type NaiveChain } from './naive-chain.ts';
import { solveNaively } from './solve-naively.ts';
import type { TaskResult } from './task-result.ts';

/** The baseline of Markov order 1: takes each channel away and solves the whole chain again. */
export function removeNaively(path: string): TaskResult {
  const chain = buildNaiveChain(path);
  const whole = absorb(chain);
  const effects = chain.channels.map((_, channel) => {
    const without = absorb(chain, channel + 1);
    return whole.map((gain, kind) => 1 - (without[kind] as number) / gain);
  });
  const [all = 0, worth = 0] = [0, 1].map((kind) =>
    effects.reduce((sum, effect) => sum + (effect[kind] as number), 0),
  );
  return [
    chain.channels.map((channel, index) => {
      const [conversions = 0, value = 0] = effects[index] ?? [];
      return {
        channel,
        conversions: (conversions / all) * chain.conversions,
        value: (value / worth) * chain.value,
      };
    }),
  ];
}

/**
 * How long `removeNaively` would need, from reading the file and taking away one channel. It counts
 * the processor's time, because what others do on the machine would be scaled up with the rest.
 */
export function estimateRemoval(path: string): { readonly estimatedSeconds: number } {
  const start = cpuSeconds();
  const chain = buildNaiveChain(path);
  const built = cpuSeconds();
  absorb(chain, 1);
  const removal = cpuSeconds() - built;
  return { estimatedSeconds: built - start + removal * (chain.channels.length + 1) };
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** What a journey from the start comes to, in conversions and value, if a state leads nowhere. */
function absorb({ steps, gains }: NaiveChain, without?: number): number[] {
  const equations = steps.map((row, from) => {
    const isGone = from === without;
    const left = row.map(
      (chance, to) => (from === to ? 1 : 0) - (isGone || to === without ? 0 : chance),
    );
    return [...left, ...(gains[from] ?? []).map((gain) => (isGone ? 0 : gain))];
  });
  return solveNaively(equations);
}
