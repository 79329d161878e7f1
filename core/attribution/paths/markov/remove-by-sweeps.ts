import { solveBySweeps } from '../linear/solve-by-sweeps.ts';
import { type SparseEquations, sumRow } from '../linear/sweep-equations.ts';
import { transpose } from '../linear/transpose.ts';
import type { ChainEffects } from './chain-effects.ts';
import type { MarkovChain } from './markov-chain.ts';

/**
 * The effects of all removals in a chain of any order, one after another.
 *
 * Of a walk's visits y before it comes to a state with the channel, those of the other states solve
 * y = starts + y Q. Then starts + y Q at the states with the channel is where walks meet it first, and
 * what they come to from there is what is lost. Nothing is subtracted: a small loss is as exact as a
 * large one.
 */
export function removeBySweeps(chain: MarkovChain, channels: number): ChainEffects {
  const conversions = expectEnds(chain, chain.conversions);
  const worths = expectEnds(chain, chain.worths);
  const conversion = multiply(chain.starts, conversions);
  const worth = multiply(chain.starts, worths);
  // Errors in either kind of loss count as parts of the whole.
  const weights = conversions.map(
    (chance, state) =>
      toShare(chance, conversion) + Math.abs(toShare(worths[state] as number, worth)),
  );
  const visits = makeVisitEquations(chain, weights);

  const lostConversions = new Float64Array(channels);
  const lostWorths = new Float64Array(channels);
  listStatesWith(chain, channels).forEach((states, channel) => {
    const meetings = findMeetings(visits, chain.visits, states);
    lostConversions[channel] = sumOver(states, meetings, conversions);
    lostWorths[channel] = sumOver(states, meetings, worths);
  });
  return { conversion, worth, lostConversions, lostWorths };
}

/** By state: what a walk comes to from there, if `ends` is what it gets by ending in a state. */
function expectEnds(chain: MarkovChain, ends: Float64Array): Float64Array {
  const x = new Float64Array(chain.states);
  const equations: SparseEquations = {
    ...chain.steps,
    source: ends,
    // A state that was met later seldom leads to one that was met earlier.
    order: Int32Array.from(x, (_, place) => chain.states - 1 - place),
    weights: chain.visits,
  };
  solveBySweeps(equations, new Uint8Array(chain.states), x, () => multiply(chain.starts, x));
  return x;
}

/** The equations of y. What is visited in a state that nothing follows is no matter to any other. */
function makeVisitEquations(chain: MarkovChain, weights: Float64Array): SparseEquations {
  const { rowStarts } = chain.steps;
  const states = Int32Array.from({ length: chain.states }, (_, state) => state);
  return {
    ...transpose(chain.steps),
    source: chain.starts,
    order: states.filter((state) => rowStarts[state] !== rowStarts[state + 1]),
    weights,
  };
}

/** By channel: the states that contain it. */
function listStatesWith(chain: MarkovChain, channels: number): Int32Array[] {
  const statesWith: number[][] = Array.from({ length: channels }, () => []);
  for (let state = 0; state < chain.states; state += 1) {
    for (const channel of new Set(chain.channelsOf(state))) statesWith[channel]?.push(state);
  }
  return statesWith.map((states) => Int32Array.from(states));
}

/** By item of `states`: how many walks come there first of all these states. */
function findMeetings(
  equations: SparseEquations,
  visits: Float64Array,
  states: Int32Array,
): Float64Array {
  const meetings = new Float64Array(states.length);
  const fixed = new Uint8Array(visits.length);
  // Visits at any time are more than the visits before, and nearer to them than none.
  const x = visits.slice();
  for (const state of states) {
    fixed[state] = 1;
    x[state] = 0;
  }

  solveBySweeps(equations, fixed, x, () => {
    states.forEach((state, place) => {
      meetings[place] = sumRow(equations, state, x);
    });
    return sumOver(states, meetings, equations.weights);
  });
  return meetings;
}

/** By item of `states` a number, times that of the state. */
function sumOver(states: Int32Array, numbers: Float64Array, ofStates: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < states.length; place += 1) {
    sum += (numbers[place] as number) * (ofStates[states[place] as number] as number);
  }
  return sum;
}

function multiply(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < a.length; place += 1) {
    sum += (a[place] as number) * (b[place] as number);
  }
  return sum;
}

/** Of nothing, everything is nothing. */
function toShare(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
