import type { DecisionFact } from '../../core/assessment/adjustment-fact.ts';
import type { FoldedEarlyClose } from '../../core/assessment/early-close.ts';
import { foldEarlyCloses } from '../../core/assessment/fold-early-closes.ts';
import type { ConversionState } from '../../core/settlement/conversion.ts';
import type { ConversionKey, ConversionStore } from '../../core/settlement/conversion-store.ts';
import type { Instant } from '../../core/time/instant.ts';
import { type RecordFactPorts, recordFact } from '../shared/facts/record-fact.ts';

export type CloseEarlyPorts = RecordFactPorts & {
  readonly conversions: Pick<ConversionStore, 'load'>;
};

/** Why a conversion cannot be closed early, as it is stored. */
export const closeRefusals = [
  'conversion-parked',
  'test-order',
  'conversion-expired',
  'conversion-closed',
  'awaits-first-payment',
  'conversion-held',
  'conversion-unpaid',
  'waits-for-rate',
  'conversion-due',
] as const;
export type CloseRefusal = (typeof closeRefusals)[number];

/** `undefined` if it is only the end of its window that it waits for. */
export function refuseToClose(
  { status, holds, closeAt, missingRates }: ConversionState,
  now: Instant,
): CloseRefusal | undefined {
  if (status === 'parked') return 'conversion-parked';
  if (status === 'excluded') return 'test-order';
  if (status === 'expired') return 'conversion-expired';
  if (status === 'closed') return 'conversion-closed';
  if (status === 'held') {
    const isRenewal = holds.some(({ reason }) => reason === 'awaits-first-payment');
    return isRenewal ? 'awaits-first-payment' : 'conversion-held';
  }
  if (missingRates !== undefined) return 'waits-for-rate';
  if (closeAt === undefined) return 'conversion-unpaid';
  return closeAt <= now ? 'conversion-due' : undefined;
}

/** What was asked about closing a conversion early, oldest first. */
export async function listEarlyCloses(
  { conversions }: CloseEarlyPorts,
  key: ConversionKey,
): Promise<FoldedEarlyClose[]> {
  return foldEarlyCloses((await conversions.load(key)).facts);
}

/** Stores that somebody asks for an early close; the same one twice is one. */
export async function askToClose(
  ports: CloseEarlyPorts,
  key: ConversionKey,
  asked: Pick<FoldedEarlyClose, 'earlyCloseId' | 'reason' | 'needsApproval' | 'author'>,
): Promise<FoldedEarlyClose | undefined> {
  const { earlyCloseId } = asked;
  await recordFact(ports, key, `early-close/${earlyCloseId}`, { kind: 'early-close', ...asked });
  const known = await listEarlyCloses(ports, key);
  return known.find((each) => each.earlyCloseId === earlyCloseId);
}

/**
 * Approves or refuses the early close that waits, or says what was decided about the last one that had to.
 *
 * @returns `own` for somebody who approves what is their own, `undefined` if none ever waited.
 */
export async function decideEarlyClose(
  ports: CloseEarlyPorts,
  key: ConversionKey,
  decision: Omit<DecisionFact, 'decides'>,
): Promise<FoldedEarlyClose | 'own' | undefined> {
  const found = (await listEarlyCloses(ports, key)).findLast((each) => each.needsApproval);
  if (found === undefined || found.decision !== undefined) return found;
  if (decision.outcome === 'approved' && decision.author === found.author) return 'own';

  const { earlyCloseId, at } = found;
  const content = { kind: 'decision', decides: earlyCloseId, ...decision } as const;
  const factId = `early-close-decision/${earlyCloseId}`;
  await recordFact(ports, key, factId, content, at);
  const known = await listEarlyCloses(ports, key);
  return known.find((each) => each.earlyCloseId === earlyCloseId);
}
