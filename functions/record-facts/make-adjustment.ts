import type {
  Adjustment,
  DecisionFact,
  FoldedAdjustment,
} from '../../core/assessment/adjustment-fact.ts';
import { foldAdjustment } from '../../core/assessment/fold-adjustment.ts';
import type { ConversionKey, ConversionStore } from '../../core/settlement/conversion-store.ts';
import { digestOf, type RecordFactPorts, recordFact } from '../shared/facts/record-fact.ts';

export type AdjustmentPorts = RecordFactPorts & {
  readonly conversions: Pick<ConversionStore, 'load'>;
};

/**
 * Stores an adjustment, once. The same again changes nothing; `conflict` means that another one is
 * stored under its id.
 */
export async function makeAdjustment(
  ports: AdjustmentPorts,
  key: ConversionKey,
  adjustment: Adjustment,
): Promise<FoldedAdjustment | 'conflict'> {
  const content = { kind: 'adjustment', adjustment } as const;
  const factId = `adjustment/${key.conversionId}`;
  const digest = digestOf(content, ports.sha256);
  const known = await ports.conversions.findFacts(key, factId);
  if (known.some((fact) => fact.digest !== digest)) return 'conflict';

  await recordFact(ports, key, factId, content);
  return (await findAdjustment(ports, key)) ?? 'conflict';
}

/** An adjustment with what was decided about it; `undefined` if there is none. */
export async function findAdjustment(
  { conversions }: AdjustmentPorts,
  key: ConversionKey,
): Promise<FoldedAdjustment | undefined> {
  const { facts } = await conversions.load(key);
  return foldAdjustment(key.conversionId, facts);
}

/**
 * Approves or refuses an adjustment that waits. The first decision stands, so what was decided before
 * is answered as it is.
 *
 * @returns `own` for somebody who approves what is their own, `not-needed` for what never waited.
 */
export async function decideAdjustment(
  ports: AdjustmentPorts,
  key: ConversionKey,
  decision: Omit<DecisionFact, 'decides'>,
): Promise<FoldedAdjustment | 'own' | 'not-needed' | undefined> {
  const found = await findAdjustment(ports, key);
  if (found === undefined || found.decision !== undefined) return found;
  if (!found.needsApproval) return 'not-needed';
  if (decision.outcome === 'approved' && decision.author === found.author) return 'own';

  const content = { kind: 'decision', decides: key.conversionId, ...decision } as const;
  await recordFact(
    ports,
    key,
    `decision/${decision.outcome}/${decision.author}`,
    content,
    found.at,
  );
  return findAdjustment(ports, key);
}
