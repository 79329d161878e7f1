import type { Credit } from '../attribution/attribution.ts';
import { allocate } from '../money/allocate.ts';
import { greatestCommonDivisor } from '../money/greatest-common-divisor.ts';
import { roundFraction } from '../money/round-fraction.ts';
import type { CommissionGroup } from './assessment.ts';

/** A group before its one rounding: what it earns exactly if it had the whole credit. */
export type UnroundedGroup = Omit<
  CommissionGroup,
  'creditParts' | 'exactNumerator' | 'exactDenominator' | 'minorUnits' | 'shares'
> & {
  readonly wholeNumerator: bigint;
  readonly wholeDenominator: bigint;
  /** In the order of their touches: an odd cent goes to the earlier one. */
  readonly credits: readonly Credit[];
};

/**
 * Rounds a group's exact commission once and splits it between its credits, so that the shares add
 * up to what was rounded.
 */
export function roundGroup(group: UnroundedGroup): CommissionGroup {
  const { credits, wholeNumerator, wholeDenominator, ...described } = group;
  const creditParts = credits.reduce((sum, { parts }) => sum + parts, 0n);
  const numerator = wholeNumerator * creditParts;
  const denominator = wholeDenominator * group.totalParts;
  const divisor = greatestCommonDivisor(numerator, denominator);
  const minorUnits = roundFraction(numerator, denominator, group.rounding);

  return {
    ...described,
    creditParts,
    exactNumerator: numerator / divisor,
    exactDenominator: denominator / divisor,
    minorUnits,
    shares: allocate(minorUnits, credits, ({ parts }) => parts).map(
      ({ owner: { touchId, creatorId }, minorUnits: share }) => ({
        touchId,
        creatorId,
        minorUnits: share,
      }),
    ),
  };
}
