import type { FoldedAdjustment } from './adjustment-fact.ts';
import type { AdjustmentAssessment } from './conversion-assessment.ts';

/** What an adjustment owes: its amount, or nothing once it is refused. While it waits, that is held. */
export function assessAdjustment(
  conversionId: string,
  adjustment: FoldedAdjustment,
): AdjustmentAssessment {
  const { creatorId, minorUnits, currency, standing } = adjustment;
  return {
    conversionId,
    adjustment,
    currency,
    groups: [],
    owed: standing === 'refused' ? [] : [{ creatorId, minorUnits }],
    owedInKind: [],
  };
}
