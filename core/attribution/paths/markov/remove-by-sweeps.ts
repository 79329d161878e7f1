import { solveBySweeps } from '../linear/solve-by-sweeps.ts';
import type { ChainEffects } from './chain-effects.ts';
import type { MarkovChain } from './markov-chain.ts';

/**
 * The effects of all removals in a chain of any order, one after another.
 *
 * What is lost with a channel is d = Q d, with d = B (what a state comes to in the whole chain) held in
 * the states that contain it: the walks that visit one of them and convert. So a small loss is as
 * exact as a large one, which the difference of two chances would not be.
 */
export function removeBySweeps(chain: MarkovChain, channels: number): ChainEffects {
  const noneFixed = new Uint8Array(chain.states);
  const conversions = new Float64Array(chain.states);
  const worths = new Float64Array(chain.states);
  const conversion = solveBySweeps(
    chain,
    { source: chain.conversions, fixed: noneFixed },
    conversions,
  );
  const worth = solveBySweeps(chain, { source: chain.worths, fixed: noneFixed }, worths);

  const statesWith = listStatesWith(chain, channels);
  const lose = (whole: Float64Array) =>
    Float64Array.from(statesWith, (states) => loseStates(chain, states, whole));
  return { conversion, worth, lostConversions: lose(conversions), lostWorths: lose(worths) };
}

/** By channel: the states that contain it. */
function listStatesWith(chain: MarkovChain, channels: number): number[][] {
  const statesWith: number[][] = Array.from({ length: channels }, () => []);
  for (let state = 0; state < chain.states; state += 1) {
    for (const channel of new Set(chain.channelsOf(state))) statesWith[channel]?.push(state);
  }
  return statesWith;
}

function loseStates(chain: MarkovChain, states: readonly number[], whole: Float64Array): number {
  if (states.length === 0) return 0;
  const fixed = new Uint8Array(chain.states);
  const lost = new Float64Array(chain.states);
  for (const state of states) {
    fixed[state] = 1;
    lost[state] = whole[state] as number;
  }
  return solveBySweeps(chain, { source: new Float64Array(chain.states), fixed }, lost);
}
