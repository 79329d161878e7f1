import type { Assessment } from '../../assessment/assessment.ts';
import { type ConversionAssessment, isOfOrder } from '../../assessment/conversion-assessment.ts';
import type { Fraction } from '../../money/fraction.ts';
import { multiply, nothing, reduce, whole } from '../../plans/periods/exact.ts';
import type { PeriodConversion } from '../../plans/periods/period-conversion.ts';
import { measuredBase } from './measure-for-periods.ts';

/** What a conversion is worth to one creator, as period terms measure it. */
export type CreatorValue = Pick<
  PeriodConversion,
  'revenue' | 'commissionMinorUnits' | 'assistMinorUnits'
>;

/**
 * A creator's part of an assessment: the bases of its lines by the creator's credit, and the cash that
 * its groups give. What is paid in another unit than cash counts in no period.
 */
export function valueForCreator(assessment: ConversionAssessment, creatorId: string): CreatorValue {
  const earned = (isAssist: boolean) =>
    assessment.groups
      .filter(({ unit, reward }) => unit === undefined && (reward === 'assist-bonus') === isAssist)
      .flatMap(({ shares }) => shares)
      .filter((share) => share.creatorId === creatorId)
      .reduce((sum, { minorUnits }) => sum + minorUnits, 0n);
  return {
    revenue: isOfOrder(assessment)
      ? multiply(whole(measuredBase(assessment)), creditOf(assessment, creatorId))
      : nothing,
    commissionMinorUnits: earned(false),
    assistMinorUnits: earned(true),
  };
}

/** A reassignment gives to others what the credits come to, channels' shares left out. */
function creditOf(
  { attribution, reassignment }: Pick<Assessment, 'attribution' | 'reassignment'>,
  creatorId: string,
): Fraction {
  const { credits, totalParts } = attribution;
  if (credits.length === 0) return nothing;
  if (reassignment === undefined) return partOf(credits, creatorId, totalParts);

  const { shares } = reassignment;
  const credited = credits.reduce((sum, { parts }) => sum + parts, 0n);
  const all = shares.reduce((sum, { parts }) => sum + parts, 0n);
  return multiply({ numerator: credited, denominator: totalParts }, partOf(shares, creatorId, all));
}

function partOf(
  shares: readonly { readonly creatorId: string; readonly parts: bigint }[],
  creatorId: string,
  total: bigint,
): Fraction {
  const own = shares.filter((share) => share.creatorId === creatorId);
  return reduce({ numerator: own.reduce((sum, { parts }) => sum + parts, 0n), denominator: total });
}
