import type { Instant } from '../../time/instant.ts';
import type { Admission } from './admission.ts';
import type { AdmissionAnswer } from './admit.ts';
import type { Allowance, AllowanceState } from './allowance.ts';
import { changeReservation } from './change-reservation.ts';

/**
 * Gives back what a conversion has reserved, because nothing of it is owed any more. The room is
 * there for whoever comes next; a stop stays, because creators have been told. Releasing twice is
 * releasing once.
 *
 * @throws RangeError while leases are out.
 */
export function releaseAdmission(
  allowance: Allowance,
  state: AllowanceState,
  held: Admission,
  at: Instant,
): AdmissionAnswer {
  const { outcome } = held;
  if (outcome === 'refused' || outcome === 'released') {
    return { outcome, state, alerts: [], admission: held };
  }
  const changed = changeReservation(allowance, state, { addedUnits: -held.units, at });
  const admission: Admission = {
    ...held,
    revision: held.revision + 1,
    outcome: 'released',
    units: 0n,
    decidedAt: at,
    notices: changed.state.notices,
  };
  return { ...changed, outcome: 'released', admission };
}
