import type { ActivityAssessment } from './activity.ts';
import type { FoldedAdjustment } from './adjustment-fact.ts';
import type { Assessment } from './assessment.ts';

/** What an activity owes, and why: a conversion of its own, which nobody's touches led to. */
export type ReportedActivityAssessment = ActivityAssessment & {
  readonly conversionId: string;
  /** It was taken back, so it owes nothing. */
  readonly withdrawn?: true;
};

/** What an adjustment owes: no rule and no group, only what a person decided. */
export type AdjustmentAssessment = Pick<
  Assessment,
  'conversionId' | 'currency' | 'owed' | 'owedInKind' | 'groups'
> & {
  readonly adjustment: FoldedAdjustment;
  /** It rests on no plan, and its amount is in its own currency. */
  readonly terms?: undefined;
  readonly missingRates?: undefined;
};

/** What a conversion of any kind owes, and why. */
export type ConversionAssessment = Assessment | ReportedActivityAssessment | AdjustmentAssessment;

/** Whether it was an order that was assessed, with touches, credits and lines. */
export function isOfOrder(assessment: ConversionAssessment): assessment is Assessment {
  return 'attribution' in assessment;
}

/** Whether it was an adjustment, which rests on no plan. */
export function isOfAdjustment(
  assessment: ConversionAssessment,
): assessment is AdjustmentAssessment {
  return 'adjustment' in assessment;
}

/**
 * The assessment of an order.
 *
 * @throws RangeError if it is of something else.
 */
export function requireOrderAssessment(assessment: ConversionAssessment): Assessment {
  if (isOfOrder(assessment)) return assessment;
  throw new RangeError(`The conversion ${assessment.conversionId} is no order.`);
}
