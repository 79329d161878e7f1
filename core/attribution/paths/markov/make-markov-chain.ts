import { root } from '../path-tree.ts';
import type { MarkovChain } from './markov-chain.ts';
import type { StateCounts } from './state-counts.ts';

/** The chain whose chances are the shares of what was counted. Nodes that no journey stood in are left out. */
export function makeMarkovChain(counts: StateCounts): MarkovChain {
  const { states: tree } = counts;
  const weights = weighNodes(counts);
  const { stateOf, nodes } = numberStates(weights);
  const journeys = counts.starts.reduce((sum, weight) => sum + weight, 0);
  const share = (sums: Float64Array) => divideAt(nodes, sums, (node) => weights[node] as number);

  return {
    states: nodes.length,
    steps: listSteps(counts, weights, stateOf, nodes.length),
    starts: divideAt(nodes, counts.starts, () => journeys),
    conversions: share(counts.conversions),
    nulls: share(counts.nulls),
    worths: share(counts.values),
    visits: divideAt(nodes, weights, () => journeys),
    channelsOf: (state) => {
      const channels: number[] = [];
      for (let at = nodes[state] as number; at !== root; at = tree.parentOf(at)) {
        channels.unshift(tree.channelOf(at));
      }
      return channels;
    },
  };
}

/** By node: the weight of all that left it, which is the weight of all that came. */
function weighNodes(counts: StateCounts): Float64Array {
  const weights = new Float64Array(counts.states.size);
  for (let node = 0; node < weights.length; node += 1) {
    weights[node] = (counts.conversions[node] as number) + (counts.nulls[node] as number);
  }
  for (let step = 0; step < counts.steps.size; step += 1) {
    const node = counts.steps.firstOf(step);
    weights[node] = (weights[node] as number) + (counts.weights[step] as number);
  }
  return weights;
}

function numberStates(weights: Float64Array) {
  const stateOf = new Int32Array(weights.length).fill(-1);
  let states = 0;
  const nodes = new Int32Array(weights.length);
  weights.forEach((weight, node) => {
    if (weight === 0) return;
    stateOf[node] = states;
    nodes[states] = node;
    states += 1;
  });
  return { stateOf, nodes: nodes.subarray(0, states) };
}

function divideAt(
  nodes: Int32Array,
  sums: Float64Array,
  divisorOf: (node: number) => number,
): Float64Array {
  const quotients = new Float64Array(nodes.length);
  nodes.forEach((node, state) => {
    quotients[state] = (sums[node] as number) / divisorOf(node);
  });
  return quotients;
}

/** Sorts the steps by the state that they leave; those that led back to it have no weight and go. */
function listSteps(
  counts: StateCounts,
  weights: Float64Array,
  stateOf: Int32Array,
  states: number,
) {
  const { steps } = counts;
  const rowStarts = new Int32Array(states + 1);
  for (let step = 0; step < steps.size; step += 1) {
    if (counts.weights[step] === 0) continue;
    const row = stateOf[steps.firstOf(step)] as number;
    rowStarts[row + 1] = (rowStarts[row + 1] as number) + 1;
  }
  for (let state = 0; state < states; state += 1) {
    rowStarts[state + 1] = (rowStarts[state + 1] as number) + (rowStarts[state] as number);
  }

  const next = rowStarts.slice();
  const columns = new Int32Array(rowStarts[states] as number);
  const factors = new Float64Array(columns.length);
  for (let step = 0; step < steps.size; step += 1) {
    const weight = counts.weights[step] as number;
    if (weight === 0) continue;
    const node = steps.firstOf(step);
    const row = stateOf[node] as number;
    const place = next[row] as number;
    columns[place] = stateOf[counts.targets[step] as number] as number;
    factors[place] = weight / (weights[node] as number);
    next[row] = place + 1;
  }
  return { rowStarts, columns, factors };
}
