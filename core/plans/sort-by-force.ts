import type { PlanVersion } from './plan.ts';

/**
 * Versions in the order in which they come into force. Of two that start together the one published
 * later is the later one, then the one with the greater id: it is the one that holds.
 */
export function sortByForce(versions: readonly PlanVersion[]): PlanVersion[] {
  return versions.toSorted(
    (a, b) =>
      a.effectiveFrom - b.effectiveFrom ||
      a.publishedAt - b.publishedAt ||
      (a.versionId < b.versionId ? -1 : 1),
  );
}
