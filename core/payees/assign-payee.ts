import type { Instant } from '../time/instant.ts';
import type { PayeeAssignment, PayeeTerms } from './payee-assignment.ts';
import { termsAt } from './terms-at.ts';

/**
 * Adds an assignment, unless it says what is so already. What has begun is never edited: runs may have
 * paid by it. What was to begin at the same moment or later is replaced.
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
  const kept = assignments.filter(({ from }) => from < next.from);
  return areSame(termsAt(kept, next.from), next.terms) ? kept : [...kept, next];
}

function areSame(a: PayeeTerms | undefined, b: PayeeTerms | undefined): boolean {
  return (
    a?.payeeId === b?.payeeId &&
    a?.cutBasisPoints === b?.cutBasisPoints &&
    a?.remainderTo === b?.remainderTo
  );
}
