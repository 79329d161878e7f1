/**
 * One row of a path file: a path of channels, how many journeys took it and converted, what those
 * were worth together, and how many took it and did not convert.
 *
 * A row is handed from the reader to the models without being copied: `channels` is reused for the
 * next row, and only its first `length` items count. Who keeps something copies it.
 */
export type PathRow = {
  /** Channel ids in the order of contact: places in the list of names, counted from 0. */
  channels: Uint32Array;
  length: number;
  /** The names of all channels met so far, by id; the same growing list in every row. */
  names: readonly string[];
  /** Weights of a statistic, not money: they may be fractions. */
  conversions: number;
  /** Worth of all conversions of the row, not of each. */
  value: number;
  nulls: number;
};
