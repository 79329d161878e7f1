import { compareOrderFacts } from './compare-order-facts.ts';
import type { Fact } from './order-facts.ts';
import type { OpenHold } from './order-state.ts';

/**
 * The holds of an order that nobody has released, in id order. A release names its hold, so it
 * counts whether it arrives before or after it.
 */
export function listOpenHolds(facts: readonly Fact[]): OpenHold[] {
  const released = new Set(listReleasedHolds(facts));
  const holds = new Map<string, OpenHold>();
  for (const { content, sourceVersion } of facts.toSorted(compareOrderFacts)) {
    if (content.kind !== 'hold' || released.has(content.holdId)) continue;
    const { holdId, reason, note } = content;
    // The first fact of a hold says since when.
    if (!holds.has(holdId)) holds.set(holdId, { holdId, reason, note, since: sourceVersion });
  }
  return [...holds.values()].toSorted((a, b) => (a.holdId < b.holdId ? -1 : 1));
}

/** The ids of the holds that were let go, each once, in id order. */
export function listReleasedHolds(facts: readonly Fact[]): string[] {
  const ids = facts.flatMap(({ content }) => (content.kind === 'release' ? [content.holdId] : []));
  return [...new Set(ids)].toSorted();
}
