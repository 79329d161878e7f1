import type { FoldedAdjustment } from './adjustment-fact.ts';
import { compareOrderFacts } from './compare-order-facts.ts';
import { foldDecision } from './fold-decision.ts';
import type { Fact } from './order-facts.ts';

/** The adjustment that some facts make, and what was decided about it; `undefined` if they make none. */
export function foldAdjustment(
  conversionId: string,
  facts: readonly Fact[],
): FoldedAdjustment | undefined {
  const [first] = facts
    .filter(({ content }) => content.kind === 'adjustment')
    .toSorted(compareOrderFacts);
  if (first?.content.kind !== 'adjustment') return undefined;

  const { adjustment } = first.content;
  const decision = foldDecision(facts, conversionId, adjustment.author);
  const approved = decision?.outcome === 'approved' || !adjustment.needsApproval;
  const refused = decision?.outcome === 'refused';
  return {
    ...adjustment,
    at: first.sourceVersion,
    standing: refused ? 'refused' : approved ? 'stands' : 'waiting',
    ...(decision === undefined ? {} : { decision }),
  };
}
