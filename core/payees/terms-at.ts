import type { Instant } from '../time/instant.ts';
import type { PayeeAssignment, PayeeTerms } from './payee-assignment.ts';

/**
 * The terms on which a creator is paid at a moment; `undefined`: directly.
 *
 * @param assignments oldest first.
 */
export function termsAt(
  assignments: readonly PayeeAssignment[] | undefined,
  at: Instant,
): PayeeTerms | undefined {
  return assignments?.findLast(({ from }) => from <= at)?.terms;
}
