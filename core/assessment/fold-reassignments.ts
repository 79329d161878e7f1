import { compareOrderFacts } from './compare-order-facts.ts';
import { foldDecision } from './fold-decision.ts';
import type { Fact } from './order-facts.ts';
import type { FoldedReassignment } from './reassignment.ts';

/** All reassignments that some facts make, oldest first, each with what became of it. */
export function foldReassignments(facts: readonly Fact[]): FoldedReassignment[] {
  const reversed = new Set(
    facts.flatMap(({ content }) =>
      content.kind === 'reassignment-reversal' ? [content.reassignmentId] : [],
    ),
  );
  const made = new Map<string, FoldedReassignment>();
  for (const { content, sourceVersion } of facts.toSorted(compareOrderFacts)) {
    if (content.kind !== 'reassignment' || made.has(content.reassignmentId)) continue;
    const { kind: _kind, ...reassignment } = content;
    const { reassignmentId, author } = reassignment;
    const decision = foldDecision(facts, reassignmentId, author);
    const standing = reversed.has(reassignmentId) ? 'reversed' : standings[decided(decision)];
    made.set(reassignmentId, {
      ...reassignment,
      at: sourceVersion,
      standing,
      ...(decision === undefined ? {} : { decision }),
    });
  }
  return [...made.values()];
}

const decided = (decision: FoldedReassignment['decision']) => decision?.outcome ?? 'undecided';

const standings = { undecided: 'waiting', approved: 'stands', refused: 'refused' } as const;

/** The newest one that stands; `undefined` while attribution decides. */
export function findStanding(
  reassignments: readonly FoldedReassignment[] = [],
): FoldedReassignment | undefined {
  return reassignments.findLast(({ standing }) => standing === 'stands');
}
