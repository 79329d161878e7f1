import { type DenseChain, endColumns, makeDenseChain, startRow } from '../linear/dense-chain.ts';
import { eliminateStates } from '../linear/eliminate-states.ts';
import type { ChainEffects } from './chain-effects.ts';
import type { MarkovChain } from './markov-chain.ts';

/**
 * The effects of all removals in a chain of order 1 by its closed form, from one elimination: with
 * N = (I - Q)^-1 and B = N r, a share N[0, c] / N[c, c] of the walks visits c, and B[c] of them convert.
 */
export function removeByElimination(chain: MarkovChain, channels: number): ChainEffects {
  const dense = fillDenseChain(chain);
  eliminateStates(dense);

  const { cells, width } = dense;
  const { conversion, worth } = endColumns(dense);
  const start = startRow(dense) * width;
  const lostConversions = new Float64Array(channels);
  const lostWorths = new Float64Array(channels);
  for (let state = 0; state < chain.states; state += 1) {
    const row = state * width;
    const visitors = (cells[start + state] as number) / (cells[row + state] as number);
    const [channel = -1] = chain.channelsOf(state);
    lostConversions[channel] = visitors * (cells[row + conversion] as number);
    lostWorths[channel] = visitors * (cells[row + worth] as number);
  }
  return {
    conversion: cells[start + conversion] as number,
    worth: cells[start + worth] as number,
    lostConversions,
    lostWorths,
  };
}

function fillDenseChain(chain: MarkovChain): DenseChain {
  const dense = makeDenseChain(chain.states);
  const { cells, width } = dense;
  const ends = endColumns(dense);
  const { rowStarts, columns, factors } = chain.steps;
  cells.set(chain.starts, startRow(dense) * width);
  for (let state = 0; state < chain.states; state += 1) {
    const row = state * width;
    const rowEnd = rowStarts[state + 1] as number;
    for (let step = rowStarts[state] as number; step < rowEnd; step += 1) {
      cells[row + (columns[step] as number)] = factors[step] as number;
    }
    cells[row + ends.conversion] = chain.conversions[state] as number;
    cells[row + ends.null] = chain.nulls[state] as number;
    cells[row + ends.worth] = chain.worths[state] as number;
  }
  return dense;
}
