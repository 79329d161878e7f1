import type { AllowanceState } from './allowance.ts';
import type { ShardLease } from './shard-lease.ts';

/**
 * Takes leases back: what the shards used of them is used, the rest is free again.
 *
 * @throws RangeError if more comes back than is out: a lease is taken back once.
 */
export function returnLeases(state: AllowanceState, leases: readonly ShardLease[]): AllowanceState {
  const leasedUnits = leases.reduce((rest, lease) => rest - lease.leasedUnits, state.leasedUnits);
  if (leasedUnits < 0n) throw new RangeError('More comes back than was leased.');

  const usedUnits = leases.reduce((used, lease) => used + lease.usedUnits, state.usedUnits);
  return { ...state, leasedUnits, usedUnits };
}
