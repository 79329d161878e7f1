import type { ChannelCredit, PathCredits, PathModel, Transition } from '../path-model.ts';
import type { MarkovOrder } from '../path-model-spec.ts';
import { assertComputableRow } from './assert-computable-row.ts';
import type { ChainEffects } from './chain-effects.ts';
import { listTransitions } from './list-transitions.ts';
import { makeMarkovChain } from './make-markov-chain.ts';
import type { MarkovChain } from './markov-chain.ts';
import { removeByElimination } from './remove-by-elimination.ts';
import { removeBySweeps } from './remove-by-sweeps.ts';
import { StateCounts } from './state-counts.ts';

/** A matrix of so many states takes half a gigabyte, and its elimination minutes. */
const denseStatesMax = 8_000;

export type MarkovParameters = { readonly order: MarkovOrder; readonly useNulls: boolean };

/**
 * Credits channels by their removal effect: the share of the conversions (of the worth) that is lost
 * if a channel sends whoever comes to it to the null end. Exact: solved, not simulated. Without
 * nulls, journeys that did not convert are left out of the chain.
 *
 * @throws RangeError if the order is not 1, 2, 3 or 4.
 */
export function openMarkovModel({ order, useNulls }: MarkovParameters): PathModel {
  if (![1, 2, 3, 4].includes(order)) {
    throw new RangeError(`The order of a chain is 1, 2, 3 or 4, not ${order}.`);
  }
  const counts = new StateCounts(order);
  const totals = { conversions: 0, nulls: 0, value: 0 };

  return {
    add(row) {
      const nulls = useNulls ? row.nulls : 0;
      assertComputableRow(row.conversions, row.value, nulls);
      // All models share out the same value, so that of a row that the chain leaves out too.
      totals.value += row.value;
      if (row.conversions + nulls === 0) return;
      totals.conversions += row.conversions;
      totals.nulls += nulls;
      counts.add(row, nulls);
    },
    finish(channels) {
      const seen = counts.states.countChannels();
      if (seen > channels.length) throw new RangeError(`Channel ${seen - 1} has no name.`);
      const chain = makeMarkovChain(counts);
      return describe(chain, findEffects(chain, order, channels.length, totals), totals, channels);
    },
  };
}

type Totals = { readonly conversions: number; readonly nulls: number; readonly value: number };

function findEffects(
  chain: MarkovChain,
  order: MarkovOrder,
  channels: number,
  totals: Totals,
): ChainEffects {
  const isDense = order === 1 && chain.states <= denseStatesMax;
  const effects = isDense ? removeByElimination(chain, channels) : removeBySweeps(chain, channels);
  const journeys = totals.conversions + totals.nulls;
  if (journeys > 0) assertIsMean(effects.conversion, totals.conversions / journeys);
  return effects;
}

/** A chain made of counts converts as often as the journeys did, whatever its order. */
function assertIsMean(chance: number, mean: number): void {
  if (!(Math.abs(chance - mean) <= 1e-9 * mean)) {
    throw new Error(`The chain converts with ${chance}, and its journeys with ${mean}.`);
  }
}

function describe(
  chain: MarkovChain,
  effects: ChainEffects,
  totals: Totals,
  channels: readonly string[],
): PathCredits {
  const conversions = toShares(effects.lostConversions, effects.conversion);
  const values = toShares(effects.lostWorths, effects.worth);
  const list = (ofConversions: Float64Array, ofValues: Float64Array): ChannelCredit[] =>
    channels.map((channel, id) => ({
      channel,
      conversions: ofConversions[id] as number,
      value: ofValues[id] as number,
    }));

  let transitions: Transition[] | undefined;
  return {
    credits: list(divide(conversions, totals.conversions), divide(values, totals.value)),
    removalEffects: list(conversions, values),
    // A chain may have millions, which most callers never look at.
    get transitions() {
      transitions ??= listTransitions(chain, channels);
      return transitions;
    },
    conversionProbability: effects.conversion,
  };
}

/** Of nothing, nothing is lost. */
function toShares(lost: Float64Array, whole: number): Float64Array {
  return lost.map((part) => (whole === 0 ? 0 : part / whole));
}

function divide(effects: Float64Array, total: number): Float64Array {
  const sum = effects.reduce((all, effect) => all + effect, 0);
  return effects.map((effect) => (sum === 0 ? 0 : (effect / sum) * total));
}
