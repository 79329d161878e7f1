import type { Admission, AdmissionOutcome, AdmissionRequest } from './admission.ts';
import type { Alert, Allowance, AllowanceState } from './allowance.ts';
import { changeReservation } from './change-reservation.ts';
import { findStop } from './find-stop.ts';
import { makeAdmission } from './make-admission.ts';

export type AdmissionAnswer = {
  readonly outcome: AdmissionOutcome;
  readonly state: AllowanceState;
  /** To be raised now; each comes once. */
  readonly alerts: readonly Alert[];
  /** The fact to keep, in one write with the state. */
  readonly admission: Admission;
};

/**
 * Decides what a conversion may use of an allowance, first come, first served.
 *
 * A request made again is answered as before and changes nothing; one with another amount restates
 * the reservation. Nobody is denied pay for what they did before the notice: only a conversion that
 * holds no reservation yet and rests on a touch after it is refused.
 *
 * @param previous the latest admission of the same conversion.
 * @throws RangeError if the amount is negative, if `previous` is of another conversion, or while
 *   leases are out.
 */
export function admit(
  allowance: Allowance,
  state: AllowanceState,
  request: AdmissionRequest,
  previous?: Admission,
): AdmissionAnswer {
  const made = makeAdmission(allowance, request, previous);
  const held = previous !== undefined && isReservation(previous) ? previous : undefined;
  if (held?.units === request.units) return repeat(state, held);

  const stop = findStop(allowance, state);
  if (held === undefined && stop !== undefined && request.touchedAt > stop) {
    const wasRefused = previous?.outcome === 'refused';
    return repeat(state, wasRefused ? previous : { ...made, outcome: 'refused', units: 0n });
  }

  const addedUnits = request.units - (held?.units ?? 0n);
  const changed = changeReservation(allowance, state, { addedUnits, at: request.at });
  // What was within the allowance stays within it when it becomes less, whoever came after it.
  const isWithin =
    changed.state.usedUnits <= allowance.units || (held?.outcome === 'granted' && addedUnits < 0n);
  const outcome = isWithin ? 'granted' : 'granted-over';
  const { notices } = changed.state;
  return { ...changed, outcome, admission: { ...made, outcome, notices } };
}

function isReservation({ outcome }: Admission): boolean {
  return outcome === 'granted' || outcome === 'granted-over';
}

function repeat(state: AllowanceState, admission: Admission): AdmissionAnswer {
  return { outcome: admission.outcome, state, alerts: [], admission };
}
