import { allocate } from '../../money/allocate.ts';
import { type Allowance, type AllowanceState, alertMarks } from './allowance.ts';
import { resizeNotices } from './resize-notices.ts';
import type { ShardLease } from './shard-lease.ts';

/** More shards than this could not be taken back in one transaction with everything else. */
export const maxShards = 50;

/**
 * Divides what is left of an allowance between shards, as equally as whole units allow; shards that
 * get nothing are left out.
 *
 * What is left is what may be used before the next alert is due. So no shard ever raises one or
 * spends the allowance: those conversions come to the counter, where the moment is exact.
 *
 * @throws RangeError if leases are out, or for a number of shards that is not 1 to `maxShards`.
 */
export function leaseShards(
  allowance: Allowance,
  state: AllowanceState,
  shards: number,
): { readonly state: AllowanceState; readonly leases: readonly ShardLease[] } {
  if (!Number.isInteger(shards) || shards < 1 || shards > maxShards) {
    throw new RangeError(
      `An allowance is divided between 1 to ${maxShards} shards, not ${shards}.`,
    );
  }
  if (state.leasedUnits !== 0n) throw new RangeError('Leases are out; take them back first.');

  const leasedUnits = countQuietUnits(allowance, state);
  const numbers = Array.from({ length: shards }, (_, shard) => shard);
  const leases = allocate(leasedUnits, numbers, () => 1n)
    .filter(({ minorUnits }) => minorUnits > 0n)
    .map(({ owner: shard, minorUnits }) => ({ shard, leasedUnits: minorUnits, usedUnits: 0n }));
  return { state: { ...state, leasedUnits }, leases };
}

/** How much may be used without anything that has to be said. */
function countQuietUnits(allowance: Allowance, state: AllowanceState): bigint {
  const { units } = allowance;
  const { alerted } = resizeNotices(allowance, state);
  const next = alertMarks.find((mark) => !alerted.includes(mark));
  if (next === undefined) return 0n;

  // The least use that reaches the mark is its percentage rounded up; one less is still quiet.
  const quiet = (units * BigInt(next) + 99n) / 100n - 1n - state.usedUnits;
  return quiet > 0n ? quiet : 0n;
}
