import {
  type ConversionAssessment,
  isOfAdjustment,
  isOfOrder,
} from '../../../core/assessment/conversion-assessment.ts';
import type { DirectExplanation } from '../../../core/assessment/explanation/direct-explanation.ts';
import { explainActivity } from '../../../core/assessment/explanation/explain-activity.ts';
import { explainAdjustment } from '../../../core/assessment/explanation/explain-adjustment.ts';
import { explainConversion } from '../../../core/assessment/explanation/explain-conversion.ts';
import type { Explanation } from '../../../core/assessment/explanation/explanation.ts';
import {
  describeEvidence,
  type OrderEvidence,
} from '../../../core/assessment/explanation/order-evidence.ts';
import { foldOrder } from '../../../core/assessment/fold-order.ts';
import type { BudgetStore } from '../../../core/plans/budgets/budget-store.ts';
import type {
  ConversionKey,
  ConversionStore,
  StoredConversion,
} from '../../../core/settlement/conversion-store.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { type AssessedConversion, assessConversion } from '../settling/assess-conversion.ts';
import type { EvidencePorts } from '../settling/gather-evidence.ts';
import { identifyConversion } from '../settling/identify-conversion.ts';
import { openAllowances, stopsOf } from '../settling/open-allowances.ts';

export type ExplainPorts = EvidencePorts & {
  readonly conversions: Pick<ConversionStore, 'load'>;
  readonly budgets: Pick<BudgetStore, 'read'>;
  readonly now: () => Instant;
};

/**
 * Why a conversion owes what it owes: an order with what it brought to go by, or what belongs to one
 * creator without attribution.
 */
export type ExplainedConversion =
  | { readonly explanation: Explanation; readonly evidence: OrderEvidence }
  | { readonly direct: DirectExplanation };

/**
 * Explains a conversion: a closed one from its newest frozen assessment, as it was decided; an open
 * one from an assessment made now, which is what its close would decide. `parked` while the order
 * has not arrived; `undefined` if there is no such conversion.
 */
export async function explainStoredConversion(
  ports: ExplainPorts,
  key: ConversionKey,
): Promise<ExplainedConversion | 'parked' | undefined> {
  const stored = await ports.conversions.load(key);
  const { state } = stored;
  if (state === undefined) return undefined;

  const { order, assessment } = await findAssessment(ports, key, stored);
  if (assessment === undefined) return 'parked';
  const names = await findNames(ports, key.merchantId, assessment);
  if (isOfAdjustment(assessment)) {
    return { direct: explainAdjustment({ state, assessment, names }) };
  }
  if (!isOfOrder(assessment)) {
    const { activity: reported } = order;
    if (reported === undefined) return 'parked';
    return { direct: explainActivity({ state, assessment, reported, names }) };
  }
  if (order.snapshot === undefined) return 'parked';
  return {
    explanation: explainConversion({ state, assessment, order, names }),
    evidence: describeEvidence(order.snapshot),
  };
}

async function findAssessment(
  ports: ExplainPorts,
  key: ConversionKey,
  stored: StoredConversion,
): Promise<Pick<AssessedConversion, 'order' | 'assessment'>> {
  const frozen = stored.frozen.toSorted((a, b) => a.revision - b.revision).at(-1);
  if (frozen !== undefined) {
    return { order: foldOrder(stored.facts), assessment: frozen.assessment };
  }

  const { program } = await identifyConversion(ports.directory, key, stored);
  const { conversionId } = key;
  const open = await openAllowances(ports, program, conversionId, stored);
  return assessConversion(ports, program, conversionId, stored, ports.now(), stopsOf(open));
}

async function findNames(
  { directory }: Pick<ExplainPorts, 'directory'>,
  merchantId: string,
  assessment: ConversionAssessment,
): Promise<Record<string, string>> {
  const { owed, owedInKind } = assessment;
  const creatorIds = new Set([
    ...listConsidered(assessment),
    // Who brought a creator in earns without a touch.
    ...[...owed, ...owedInKind].map(({ creatorId }) => creatorId),
  ]);
  const names = await Promise.all(
    [...creatorIds].map(async (creatorId) => {
      const creator = await directory.findCreator(merchantId, creatorId);
      return [creatorId, creator?.name ?? creatorId] as const;
    }),
  );
  return Object.fromEntries(names);
}

function listConsidered(assessment: ConversionAssessment): string[] {
  if (isOfAdjustment(assessment)) return [assessment.adjustment.creatorId];
  if (!isOfOrder(assessment)) return [assessment.activity.creatorId];
  const { attribution, reassignment } = assessment;
  return [
    ...attribution.judged.map(({ candidate }) => candidate.touch.creatorId),
    ...(reassignment?.shares ?? []).map(({ creatorId }) => creatorId),
  ];
}
