import type { Instant } from '../time/instant.ts';
import type { PlanVersion } from './plan.ts';
import { sortByForce } from './sort-by-force.ts';

/**
 * The version in force at a moment: the one with the latest `effectiveFrom` that is not after it.
 *
 * Of two that start together the one published later stands, then the one with the greater id.
 * `undefined` before the first version.
 */
export function choosePlanVersion(
  versions: readonly PlanVersion[],
  at: Instant,
): PlanVersion | undefined {
  return sortByForce(versions.filter((version) => version.effectiveFrom <= at)).at(-1);
}
