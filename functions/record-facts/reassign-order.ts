import type { DecisionFact } from '../../core/assessment/adjustment-fact.ts';
import { foldReassignments } from '../../core/assessment/fold-reassignments.ts';
import type {
  FoldedReassignment,
  Reassignment,
  ReassignmentReversal,
} from '../../core/assessment/reassignment.ts';
import type { ConversionKey } from '../../core/settlement/conversion-store.ts';
import { type RecordFactPorts, recordFact } from '../shared/facts/record-fact.ts';

/** The conversion that a reassignment's id names; undefined for what is no such id. */
export function conversionOfReassignment(reassignmentId: string): string | undefined {
  return /^(.+~.+)~[0-9a-f]{16}$/s.exec(reassignmentId)?.[1];
}

/** Stores a reassignment; the same one twice is one. */
export async function makeReassignment(
  ports: RecordFactPorts,
  key: ConversionKey,
  reassignment: Reassignment,
): Promise<FoldedReassignment | undefined> {
  const { reassignmentId } = reassignment;
  await recordFact(ports, key, factIds(reassignmentId).made, {
    kind: 'reassignment',
    ...reassignment,
  });
  return findReassignment(ports, key, reassignmentId);
}

/** A reassignment with what became of it; `undefined` if there is none. */
export async function findReassignment(
  { conversions }: RecordFactPorts,
  key: ConversionKey,
  reassignmentId: string,
): Promise<FoldedReassignment | undefined> {
  const ids = Object.values(factIds(reassignmentId));
  // An order may be large, and only these of its facts say something of it.
  const found = await Promise.all(ids.map((id) => conversions.findFacts(key, id)));
  return foldReassignments(found.flat())[0];
}

/**
 * Approves or refuses a reassignment that waits; the first decision stands.
 *
 * @returns `own` for somebody who approves what is their own.
 */
export async function decideReassignment(
  ports: RecordFactPorts,
  key: ConversionKey,
  reassignmentId: string,
  decision: Omit<DecisionFact, 'decides'>,
): Promise<FoldedReassignment | 'own' | undefined> {
  const found = await findReassignment(ports, key, reassignmentId);
  if (found === undefined || found.standing !== 'waiting') return found;
  if (decision.outcome === 'approved' && decision.author === found.author) return 'own';

  const content = { kind: 'decision', decides: reassignmentId, ...decision } as const;
  await recordFact(ports, key, factIds(reassignmentId).decided, content, found.at);
  return findReassignment(ports, key, reassignmentId);
}

/**
 * Takes a reassignment back. Nobody else has to approve that: what stands again was approved itself, or
 * is what attribution says.
 */
export async function reverseReassignment(
  ports: RecordFactPorts,
  key: ConversionKey,
  reversal: ReassignmentReversal,
): Promise<FoldedReassignment | undefined> {
  const { reassignmentId } = reversal;
  const found = await findReassignment(ports, key, reassignmentId);
  if (found === undefined || found.standing === 'reversed') return found;

  const content = { kind: 'reassignment-reversal', ...reversal } as const;
  await recordFact(ports, key, factIds(reassignmentId).reversed, content, found.at);
  return findReassignment(ports, key, reassignmentId);
}

const factIds = (reassignmentId: string) => ({
  made: `reassignment/${reassignmentId}`,
  decided: `reassignment-decision/${reassignmentId}`,
  reversed: `reassignment-reversal/${reassignmentId}`,
});
