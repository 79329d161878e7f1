import { orderOfReference } from './reference-id.ts';
import type { ReferenceNode } from './reference-store.ts';

/** References that name each other's sales, and what is known under each. */
export type ReferenceGraph = ReadonlyMap<string, ReferenceNode>;

/**
 * The order that references lead to: the one that the fewest steps from alias to alias reach. Among
 * equals, an order's own id comes before what was claimed, and then the smaller id.
 */
export function findOrder(
  graph: ReferenceGraph,
  referenceIds: readonly string[],
): string | undefined {
  const seen = new Set(referenceIds);
  let ring = [...referenceIds];
  while (ring.length > 0) {
    const found = ring.flatMap((id) => orderOfReference(id) ?? []).toSorted();
    const claimed = ring.flatMap((id) => graph.get(id)?.conversionId ?? []).toSorted();
    const nearest = found[0] ?? claimed[0];
    if (nearest !== undefined) return nearest;

    ring = ring.flatMap((id) => graph.get(id)?.aliases ?? []).filter((id) => !seen.has(id));
    for (const id of ring) seen.add(id);
  }
  return undefined;
}
