import type { Condition } from '../condition.ts';
import { findContradiction } from './find-contradiction.ts';
import { toFormula } from './to-formula.ts';

/** Far beyond what conditions need that people write, and a bound on those that they do not. */
const comparisonsMax = 100_000;

/**
 * Whether one condition is known to imply another: every subject that matches `a` matches `b`. `false`
 * means that this was not proven. Proven by contradiction: nothing matches `a` and not `b`.
 */
export function impliesCondition(a: Condition, b: Condition): boolean {
  const effort = { comparisonsLeft: comparisonsMax };
  return findContradiction([toFormula(a, true), toFormula(b, false)], effort) !== undefined;
}
