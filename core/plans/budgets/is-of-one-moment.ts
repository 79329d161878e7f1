import type { StoredAllowance } from './budget-store.ts';

/**
 * Whether a counter and leases that were read one after the other were ever stored together: what the counter
 * says is out is what the leases have between them. Units are the allowance's.
 */
export function isOfOneMoment({
  state,
  leases,
}: Pick<StoredAllowance, 'state' | 'leases'>): boolean {
  const out = leases.reduce((sum, { leasedUnits }) => sum + leasedUnits, 0n);
  return out === (state?.leasedUnits ?? 0n);
}
