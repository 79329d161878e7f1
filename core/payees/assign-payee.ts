import type { Instant } from '../time/instant.ts';
import type { PayeeAssignment } from './payee-assignment.ts';

/**
 * Adds an assignment. What has begun is never edited: runs may have paid by it. What was to begin at the same moment or
 * later is replaced.
 *
 * @param now what began before it stays as it is.
 * @throws RangeError if the assignment begins in the past.
 */
export function assignPayee(
  assignments: readonly PayeeAssignment[],
  next: PayeeAssignment,
  now: Instant,
): readonly PayeeAssignment[] {
  if (next.from < now) throw new RangeError('An assignment cannot begin in the past.');
  return [...assignments.filter(({ from }) => from < next.from), next];
}
