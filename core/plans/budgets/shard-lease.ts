/**
 * A part of an allowance that one shard may give away by itself, so that many conversions at once
 * do not queue for one counter.
 */
export type ShardLease = {
  readonly shard: number;
  readonly leasedUnits: bigint;
  /** Of them; never more. */
  readonly usedUnits: bigint;
};
