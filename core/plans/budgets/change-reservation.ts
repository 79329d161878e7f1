import type { Instant } from '../../time/instant.ts';
import { type Alert, type Allowance, type AllowanceState, alertMarks } from './allowance.ts';
import { hasReached } from './has-reached.ts';
import { resizeNotices } from './resize-notices.ts';

/** What changes about the use of an allowance, and when. */
export type ReservationChange = { readonly addedUnits: bigint; readonly at: Instant };

/**
 * An allowance after more or less of it is used, with what has to be said about that: each alert
 * once, and with `stop` the notice when it is spent.
 *
 * @throws RangeError if less than nothing would be used, or while leases are out: take them back
 *   first, in the same write.
 */
export function changeReservation(
  allowance: Allowance,
  state: AllowanceState,
  { addedUnits, at }: ReservationChange,
): { readonly state: AllowanceState; readonly alerts: readonly Alert[] } {
  const usedUnits = state.usedUnits + addedUnits;
  if (usedUnits < 0n) throw new RangeError('More is given back than was ever reserved.');
  if (state.leasedUnits !== 0n) {
    throw new RangeError('What is left is leased to shards; take the leases back first.');
  }
  const { units, whenSpent } = allowance;
  const before = resizeNotices(allowance, state);
  const alerts = alertMarks.filter(
    (mark) => hasReached(mark, usedUnits, units) && !before.alerted.includes(mark),
  );
  const isSpent = whenSpent === 'stop' && hasReached(100, usedUnits, units);
  const stoppedAt = before.stoppedAt ?? (isSpent ? at : undefined);
  const notices = {
    sequence: before.sequence + 1,
    units,
    alerted: [...before.alerted, ...alerts],
    ...(stoppedAt === undefined ? {} : { stoppedAt }),
  };
  return { state: { ...state, usedUnits, notices }, alerts };
}
