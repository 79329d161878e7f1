import {
  type ConversionAssessment,
  isOfAdjustment,
  isOfOrder,
} from '../../assessment/conversion-assessment.ts';
import { listSettledTerms } from '../../plans/periods/settled-term.ts';
import type { ConversionState } from '../conversion.ts';

/**
 * What a state remembers of an assessment by which terms of periods are settled; nothing if its plan has none.
 *
 * @param previous what it remembered before.
 */
export function measureForPeriods(
  assessment: ConversionAssessment,
  { onceGivenTo = [] }: Pick<ConversionState, 'onceGivenTo'> = {},
): Pick<ConversionState, 'measuredMinorUnits' | 'measuredFor' | 'onceGivenTo'> {
  if (!countsInPeriods(assessment)) return {};
  const reassignment = isOfOrder(assessment) ? assessment.reassignment : undefined;
  const givenTo = reassignment?.shares.map(({ creatorId }) => creatorId) ?? [];
  const all = [...new Set([...onceGivenTo, ...givenTo])].toSorted();
  return {
    measuredMinorUnits: measuredBase(assessment),
    ...(reassignment === undefined ? {} : { measuredFor: reassignment.reassignmentId }),
    ...(all.length === 0 ? {} : { onceGivenTo: all }),
  };
}

/** Whether a conversion is one of those by which terms of periods are settled. */
export function countsInPeriods(
  assessment: ConversionAssessment,
): assessment is Exclude<ConversionAssessment, { readonly adjustment: unknown }> {
  return !isOfAdjustment(assessment) && listSettledTerms(assessment.terms.planVersion).length > 0;
}

/**
 * The base of an order as terms of periods measure it: of its lines, all together. One for which nobody earns anything
 * (cancelled, taken back, a test, or no rule's) counts nothing, and what is no order has no base.
 */
export function measuredBase(assessment: ConversionAssessment): bigint {
  if (!isOfOrder(assessment) || assessment.groups.length === 0) return 0n;
  return assessment.lines.reduce((sum, { baseMinorUnits }) => sum + baseMinorUnits, 0n);
}
