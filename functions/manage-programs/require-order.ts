import type { Instant } from '../../core/time/instant.ts';
import { invalid } from '../shared/http/problem-error.ts';

/**
 * Lets pass what begins before it ends, or never ends.
 *
 * @param field - the body's field that says when it ends.
 * @throws ProblemError 422 otherwise: such a thing would never have been in force.
 */
export function requireOrder(begins: Instant, ends: Instant | undefined, field: string): void {
  if (ends === undefined || begins <= ends) return;
  throw invalid([{ path: [field], message: 'This ends before it begins.' }]);
}
