import type { Condition } from '../condition.ts';
import type { Effort } from './effort.ts';
import { findContradiction } from './find-contradiction.ts';
import { toFormula } from './to-formula.ts';

/** Far beyond what conditions need that people write, and a bound on those that they do not. */
const comparisonsMax = 100_000;

/**
 * Whether one condition is known to imply another: every sale that matches `a` matches `b`. `false`
 * means that this was not proven. Proven by contradiction: nothing matches `a` and not `b`.
 *
 * @param effort - what it may take, and then what is left of it.
 */
export function impliesCondition(
  a: Condition,
  b: Condition,
  effort: Effort = { comparisonsLeft: comparisonsMax },
): boolean {
  return findContradiction([toFormula(a, true), toFormula(b, false)], effort) !== undefined;
}
