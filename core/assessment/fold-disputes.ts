import { compareOrderFacts } from './compare-order-facts.ts';
import type { Dispute } from './dispute.ts';
import type { Fact } from './order-facts.ts';

/** An order's disputes, each in its latest version, by id: one that is known to be over was opened, too. */
export function foldDisputes(facts: readonly Fact[]): Dispute[] {
  const latest = new Map<string, Dispute>();
  for (const { content } of facts.toSorted(compareOrderFacts)) {
    if (content.kind === 'dispute') latest.set(content.dispute.disputeId, content.dispute);
  }
  return [...latest.values()].toSorted((a, b) => (a.disputeId < b.disputeId ? -1 : 1));
}
