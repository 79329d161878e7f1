import { toMoneyDocument } from '../../money/money-document.ts';
import { formatInstant } from '../../time/format-instant.ts';
import type { ReportedActivity } from '../activity-fact.ts';
import type { ReportedActivityAssessment } from '../conversion-assessment.ts';
import type { ReportedContent } from '../reported-content.ts';
import { toInKindDocument } from './amount-document.ts';
import type {
  DirectExplanation,
  ExplainedContent,
  UnpaidDirectReason,
} from './direct-explanation.ts';
import type { ExplainableState } from './explain-conversion.ts';
import { explainGroups } from './explain-groups.ts';
import { explainSettlement } from './explain-settlement.ts';
import { type CreatorNames, nameOf } from './explain-touches.ts';

/**
 * Says how an activity's commission came about, down to the rule and the cent, or why it earns
 * nothing. For the merchant; `directExplanationForCreator` leaves out what belongs to others.
 *
 * @throws RangeError if the activity's currency is unknown.
 */
export function explainActivity(input: {
  readonly state: ExplainableState;
  readonly assessment: ReportedActivityAssessment;
  readonly reported: ReportedActivity;
  readonly names: CreatorNames;
}): DirectExplanation {
  const { state, assessment, reported, names } = input;
  const { activity, currency, terms, owed, owedInKind } = assessment;
  const { planId, versionId } = terms.planVersion;
  const nameCreator = (creatorId: string) => ({ creatorId, creatorName: nameOf(creatorId, names) });
  const total = owed.reduce((sum, { minorUnits }) => sum + minorUnits, 0n);
  return {
    conversionId: assessment.conversionId,
    kind: 'activity',
    placedAt: formatInstant(state.placedAt),
    settlement: explainSettlement(state, assessment),
    ...nameCreator(activity.creatorId),
    activity: {
      kind: activity.kind,
      quantity: activity.quantity.toString(),
      ...(activity.milestone === undefined ? {} : { milestone: activity.milestone }),
      ...(reported.deal === undefined ? {} : { dealId: reported.deal.dealId }),
      ...(reported.content === undefined ? {} : { content: explainContent(reported.content) }),
    },
    plan: { planId, versionId },
    total: toMoneyDocument({ minorUnits: total, currency }),
    groups: explainGroups(assessment, names),
    ...explainNothing(assessment),
    owed: owed.map(({ creatorId, minorUnits }) => ({
      ...nameCreator(creatorId),
      amount: toMoneyDocument({ minorUnits, currency }),
    })),
    owedInKind: owedInKind.map(({ creatorId, minorUnits, unit }) => ({
      ...nameCreator(creatorId),
      amount: toInKindDocument(minorUnits, unit),
    })),
  };
}

function explainContent({
  accountId,
  contentId,
  views,
  measuredUntil,
  disclosure,
}: ReportedContent): ExplainedContent {
  return {
    ...{ accountId, contentId },
    ...(views === undefined ? {} : { views: views.toString() }),
    ...(measuredUntil === undefined ? {} : { measuredUntil: formatInstant(measuredUntil) }),
    disclosure: disclosure.outcome,
  };
}

function explainNothing({ withdrawn, groups, missingRates }: ReportedActivityAssessment): {
  readonly unpaid?: UnpaidDirectReason;
} {
  if (withdrawn === true) return { unpaid: 'withdrawn' };
  return groups.length === 0 && missingRates === undefined ? { unpaid: 'no-rule' } : {};
}
