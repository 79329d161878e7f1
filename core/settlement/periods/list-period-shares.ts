import { type ConversionAssessment, isOfOrder } from '../../assessment/conversion-assessment.ts';
import { chooseCountedTerms } from '../../plans/periods/choose-counted-terms.ts';
import type { ConversionState, FrozenAssessment } from '../conversion.ts';
import { countsInPeriods } from './measure-for-periods.ts';
import type { PeriodShare } from './period-share.ts';
import { valueForCreator } from './value-for-creator.ts';

/**
 * What a closed conversion adds to its creators' periods by its newest frozen revision: one share for
 * everybody who has or had a part in it, of nothing for those who have lost it. Nothing for a conversion whose plan
 * has no term of a period, and for what a person decided, which rests on no plan.
 *
 * @param frozen its first revision and the newest one, or more of them, in any order.
 */
export function listPeriodShares(
  state: Pick<
    ConversionState,
    'merchantId' | 'programId' | 'conversionId' | 'placedAt' | 'journal' | 'onceGivenTo'
  >,
  frozen: readonly FrozenAssessment[],
): PeriodShare[] {
  const last = frozen.toSorted((a, b) => a.revision - b.revision).at(-1);
  if (last === undefined || !countsInPeriods(last.assessment)) return [];

  const { revision, assessment } = last;
  const { planVersion, rates = [] } = assessment.terms;
  const { merchantId, programId, conversionId, placedAt: eventAt } = state;
  // Who had a part by a revision between them was owed something, which the journal remembers.
  const everPaid = state.journal.flatMap(({ postings }) => postings.map(({ owner }) => owner));
  const creatorIds = new Set([
    ...frozen.flatMap((each) => creatorsOf(each.assessment)),
    ...everPaid,
    ...(state.onceGivenTo ?? []),
  ]);
  return [...creatorIds].toSorted().map((creatorId) => ({
    merchantId,
    programId,
    conversionId,
    eventAt,
    creatorId,
    revision,
    currency: assessment.currency,
    ...valueForCreator(assessment, creatorId),
    termIds: chooseCountedTerms(planVersion, assessment.currency),
    rates,
  }));
}

function creatorsOf(assessment: ConversionAssessment): string[] {
  const paid = assessment.groups.flatMap(({ shares }) => shares);
  const credited = isOfOrder(assessment) ? assessment.attribution.credits : [];
  const reassigned = isOfOrder(assessment) ? (assessment.reassignment?.shares ?? []) : [];
  return [...paid, ...credited, ...reassigned].map(({ creatorId }) => creatorId);
}
