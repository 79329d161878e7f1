import { describeModel } from '../../attribution/describe-model.ts';
import { toMoneyDocument } from '../../money/money-document.ts';
import type { ConversionState } from '../../settlement/conversion.ts';
import { formatInstant } from '../../time/format-instant.ts';
import type { Assessment, LineBase } from '../assessment.ts';
import type { OrderState } from '../order-state.ts';
import { toInKindDocument } from './amount-document.ts';
import { explainGroups } from './explain-groups.ts';
import { explainReassignment } from './explain-reassignment.ts';
import { explainRejectedRefunds } from './explain-rejected-refunds.ts';
import { explainSettlement } from './explain-settlement.ts';
import { type CreatorNames, explainTouches, explainVisits, nameOf } from './explain-touches.ts';
import { explainUnpaid } from './explain-unpaid.ts';
import type { ExplainedLine, Explanation } from './explanation.ts';
import { formatShare } from './format-share.ts';

/** What an explanation needs to know of a conversion besides its assessment. */
export type ExplainableState = Pick<
  ConversionState,
  | 'status'
  | 'placedAt'
  | 'closeAt'
  | 'earlyClose'
  | 'unpaidExpiryAt'
  | 'closedAt'
  | 'revision'
  | 'holds'
  | 'summary'
>;

/**
 * Says how a conversion's commission came about, down to the order, the rule and the cent, with a
 * reason for every touch that did not earn. For the merchant; `explanationForCreator` leaves out
 * what belongs to others.
 *
 * @param input `order` is what was assessed. Without it, an explanation leaves out by which rule, or
 *   for which reason of the order, credit earns nothing.
 * @throws RangeError if the order's currency is unknown, or if the order itself has not arrived.
 */
export function explainConversion(input: {
  readonly state: ExplainableState;
  readonly assessment: Assessment;
  readonly order?: OrderState;
  readonly names: CreatorNames;
}): Explanation {
  const { state, assessment, order, names } = input;
  const { currency, attribution, owed } = assessment;
  const { orderName } = state.summary;
  const nameCreator = (creatorId: string) => ({ creatorId, creatorName: nameOf(creatorId, names) });
  const total = owed.reduce((sum, { minorUnits }) => sum + minorUnits, 0n);

  return {
    conversionId: assessment.conversionId,
    ...(orderName === undefined ? {} : { orderName }),
    placedAt: formatInstant(state.placedAt),
    customer: assessment.terms.customer,
    model: attribution.model,
    modelDescription: describeModel(attribution.policy.model),
    ...(attribution.weightSetId === undefined ? {} : { weightSetId: attribution.weightSetId }),
    codeVsLink: attribution.policy.codeVsLink,
    ...explainUnpaidCredit(attribution),
    settlement: explainSettlement(state, assessment),
    ...explainRejectedRefunds(order),
    ...explainRenewal(assessment),
    total: toMoneyDocument({ minorUnits: total, currency }),
    touches: explainTouches(assessment, names),
    visits: explainVisits(assessment),
    ...countFlagged(assessment),
    ...(assessment.reassignment === undefined
      ? {}
      : { reassignment: explainReassignment(assessment.reassignment, names) }),
    lines: assessment.lines.map((line) => explainLine(line, currency)),
    groups: explainGroups(assessment, names),
    unpaid: explainUnpaid({ state, assessment, order, names }),
    owed: owed.map(({ creatorId, minorUnits }) => ({
      ...nameCreator(creatorId),
      amount: toMoneyDocument({ minorUnits, currency }),
    })),
    owedInKind: assessment.owedInKind.map(({ creatorId, minorUnits, unit }) => ({
      ...nameCreator(creatorId),
      amount: toInKindDocument(minorUnits, unit),
    })),
  };
}

function explainRenewal({ renewalOf }: Assessment): Pick<Explanation, 'renewalOf'> {
  if (renewalOf === undefined) return {};
  const { placedAt: _, ...order } = renewalOf;
  return { renewalOf: order };
}

function countFlagged({ flaggedIdentities = [] }: Assessment) {
  return flaggedIdentities.length === 0 ? {} : { flaggedIdentities: flaggedIdentities.length };
}

function explainUnpaidCredit({ channelCredits, totalParts }: Assessment['attribution']) {
  if (channelCredits.length === 0) return {};
  const parts = channelCredits.reduce((sum, credit) => sum + credit.parts, 0n);
  return { unpaidCredit: formatShare(parts, totalParts) };
}

function explainLine(line: LineBase, currency: string): ExplainedLine {
  const money = (minorUnits: bigint) => toMoneyDocument({ minorUnits, currency });
  return {
    lineId: line.lineId,
    ...(line.title === undefined ? {} : { title: line.title }),
    ...(line.productId === undefined ? {} : { productId: line.productId }),
    original: money(line.originalMinorUnits),
    refunded: money(line.refundedMinorUnits),
    base: money(line.baseMinorUnits),
    ...(line.excluded === undefined ? {} : { excluded: line.excluded }),
  };
}
