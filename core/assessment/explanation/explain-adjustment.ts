import { toMoneyDocument } from '../../money/money-document.ts';
import { formatInstant } from '../../time/format-instant.ts';
import type { FoldedAdjustment } from '../adjustment-fact.ts';
import type { AdjustmentAssessment } from '../conversion-assessment.ts';
import type { DirectExplanation, ExplainedAdjustment } from './direct-explanation.ts';
import type { ExplainableState } from './explain-conversion.ts';
import { explainSettlement } from './explain-settlement.ts';
import { type CreatorNames, nameOf } from './explain-touches.ts';

/**
 * Says who gave or took back an amount, why, and who approved it. For the merchant;
 * `directExplanationForCreator` leaves out what is not the creator's.
 *
 * @throws RangeError if the currency is unknown.
 */
export function explainAdjustment(input: {
  readonly state: ExplainableState;
  readonly assessment: AdjustmentAssessment;
  readonly names: CreatorNames;
}): DirectExplanation {
  const { state, assessment, names } = input;
  const { adjustment, currency, owed } = assessment;
  const money = (minorUnits: bigint) => toMoneyDocument({ minorUnits, currency });
  const nameCreator = (creatorId: string) => ({ creatorId, creatorName: nameOf(creatorId, names) });
  return {
    conversionId: assessment.conversionId,
    kind: 'adjustment',
    placedAt: formatInstant(state.placedAt),
    settlement: explainSettlement(state, assessment),
    ...nameCreator(adjustment.creatorId),
    adjustment: describeAdjustment(adjustment),
    total: money(owed.reduce((sum, { minorUnits }) => sum + minorUnits, 0n)),
    groups: [],
    ...(adjustment.standing === 'refused' ? { unpaid: 'refused' as const } : {}),
    owed: owed.map(({ creatorId, minorUnits }) => ({
      ...nameCreator(creatorId),
      amount: money(minorUnits),
    })),
    owedInKind: [],
  };
}

/**
 * An adjustment in the form of the API.
 *
 * @throws RangeError if its currency is unknown.
 */
export function describeAdjustment(adjustment: FoldedAdjustment): ExplainedAdjustment {
  const { kind, minorUnits, currency, reason, evidence, author, reverses, standing, decision } =
    adjustment;
  return {
    kind,
    amount: toMoneyDocument({ minorUnits, currency }),
    reason,
    evidence,
    author,
    ...(reverses === undefined ? {} : { reverses }),
    standing,
    ...(decision === undefined
      ? {}
      : { decision: { ...decision, at: formatInstant(decision.at) } }),
  };
}
