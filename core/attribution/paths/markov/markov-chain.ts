/**
 * An absorbing chain whose rows are sparse. States are numbered in the order of their first
 * appearance; what leaves state s are the steps `rowStarts[s]` to `rowStarts[s + 1]`, the end not included.
 */
export type MarkovChain = {
  readonly states: number;
  readonly rowStarts: Int32Array;
  readonly targets: Int32Array;
  readonly chances: Float64Array;
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
