import type { StoredAllowance } from './budget-store.ts';

/**
 * Whether what was read one after the other could have been stored at one moment: what the counter says is out is what the leases
 * have between them, and what the conversion has reserved is among what is used. Units are the allowance's.
 *
 * What could have been and was not is refused when it is written.
 */
export function isOfOneMoment({ state, leases, previous }: StoredAllowance): boolean {
  const leased = leases.reduce((sum, { leasedUnits }) => sum + leasedUnits, 0n);
  const used = leases.reduce((sum, { usedUnits }) => sum + usedUnits, state?.usedUnits ?? 0n);
  return leased === (state?.leasedUnits ?? 0n) && (previous?.units ?? 0n) <= used;
}
