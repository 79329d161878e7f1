import type { PayeeAssignment } from '../../../core/payees/payee-assignment.ts';
import { formatInstant } from '../../../core/time/format-instant.ts';

/** From when a creator is paid on which terms; without a payee: directly. */
export function toAssignmentDocument({ from, terms }: PayeeAssignment) {
  return { from: formatInstant(from), ...(terms ?? {}) };
}
