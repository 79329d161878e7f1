import { compareOrderFacts } from './compare-order-facts.ts';
import type { FoldedEarlyClose } from './early-close.ts';
import { foldDecision } from './fold-decision.ts';
import type { Fact } from './order-facts.ts';

/** All early closes that some facts ask for, oldest first, each with what became of it. */
export function foldEarlyCloses(facts: readonly Fact[]): FoldedEarlyClose[] {
  const asked = new Map<string, FoldedEarlyClose>();
  for (const { content, sourceVersion } of facts.toSorted(compareOrderFacts)) {
    if (content.kind !== 'early-close' || asked.has(content.earlyCloseId)) continue;
    const { kind: _kind, ...earlyClose } = content;
    const { earlyCloseId, author } = earlyClose;
    const folded = { ...earlyClose, at: sourceVersion };
    asked.set(
      earlyCloseId,
      earlyClose.needsApproval
        ? decide(folded, foldDecision(facts, earlyCloseId, author))
        : { ...folded, standing: 'stands', closesAt: sourceVersion },
    );
  }
  return [...asked.values()];
}

function decide(
  asked: Omit<FoldedEarlyClose, 'standing'>,
  decision: FoldedEarlyClose['decision'],
): FoldedEarlyClose {
  if (decision === undefined) return { ...asked, standing: 'waiting' };
  return decision.outcome === 'refused'
    ? { ...asked, standing: 'refused', decision }
    : { ...asked, standing: 'stands', decision, closesAt: decision.at };
}
