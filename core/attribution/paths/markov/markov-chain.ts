import type { SparseRows } from '../linear/sparse-rows.ts';

/** An absorbing chain. States are numbered in the order of their first appearance. */
export type MarkovChain = {
  readonly states: number;
  /** Q: the chances to go from one state, by row, to another. */
  readonly steps: SparseRows;
  /** By state: the chance to start there, and to end there in either way. */
  readonly starts: Float64Array;
  readonly conversions: Float64Array;
  readonly nulls: Float64Array;
  /** By state: what a visit brings in by ending there, on average. */
  readonly worths: Float64Array;
  /**
   * By state: expected visits of a walk, N[0, s] with N = (I - Q)^-1. They need no solving: a chain
   * made of counts visits its states as often as the journeys did.
   */
  readonly visits: Float64Array;
  /** The channels of a state, first touch first. */
  readonly channelsOf: (state: number) => readonly number[];
};
