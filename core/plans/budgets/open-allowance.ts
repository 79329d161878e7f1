import type { Allowance, AllowanceState } from './allowance.ts';

/**
 * An allowance of which nothing is used yet.
 *
 * @throws RangeError if it is of nothing: it would be spent before anybody could be told.
 */
export function openAllowance({ units }: Allowance): AllowanceState {
  if (units <= 0n) throw new RangeError('A budget or a limit is more than nothing.');
  return {
    usedUnits: 0n,
    leasedUnits: 0n,
    notices: { sequence: 0, units, alerted: [] },
  };
}
