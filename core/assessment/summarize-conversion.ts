import type { ConversionSummary } from '../settlement/conversion.ts';
import { type ConversionAssessment, isOfAdjustment, isOfOrder } from './conversion-assessment.ts';
import type { OrderState } from './order-state.ts';
import { summarizeOrder } from './order-summary.ts';

/**
 * What lists and reports show of a conversion. One that is no order sold nothing and has no
 * customer: it only costs its commission.
 */
export function summarizeConversion(
  order: OrderState,
  assessment: ConversionAssessment | undefined,
): ConversionSummary {
  if (assessment === undefined || isOfOrder(assessment)) return summarizeOrder(order, assessment);
  return {
    kind: isOfAdjustment(assessment) ? 'adjustment' : 'activity',
    revenueMinorUnits: 0n,
    discountMinorUnits: 0n,
    commissionMinorUnits: assessment.owed.reduce((sum, { minorUnits }) => sum + minorUnits, 0n),
    newCustomer: false,
    refundedMinorUnits: 0n,
  };
}
