import type { Admission, AdmissionRequest } from './admission.ts';
import type { Allowance } from './allowance.ts';
import { makeAdmission } from './make-admission.ts';
import type { ShardLease } from './shard-lease.ts';

/** What a shard decided by itself; to be kept in one write, or already kept if nothing changed. */
export type LeaseAnswer = { readonly lease: ShardLease; readonly admission: Admission };

/**
 * Grants a conversion from a shard's lease. `undefined` means that only the counter can decide:
 * the lease is too small for it, or something else was decided about the conversion before.
 *
 * @throws RangeError if the amount is negative, or if `previous` is of another conversion.
 */
export function spendLease(
  allowance: Allowance,
  lease: ShardLease,
  request: AdmissionRequest,
  previous?: Admission,
): LeaseAnswer | undefined {
  const made = makeAdmission(allowance, request, previous);
  if (previous !== undefined) {
    const isSame = previous.outcome === 'granted' && previous.units === request.units;
    return isSame ? { lease, admission: previous } : undefined;
  }
  const usedUnits = lease.usedUnits + request.units;
  if (usedUnits > lease.leasedUnits) return undefined;
  return { lease: { ...lease, usedUnits }, admission: { ...made, outcome: 'granted' } };
}
