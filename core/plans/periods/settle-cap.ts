import { roundFraction } from '../../money/round-fraction.ts';
import { add, excessOver, reduce, whole } from './exact.ts';
import type { PeriodAdjustment } from './period-adjustment.ts';
import type { PeriodCell, TermSums } from './period-cell.ts';
import type { AssistCapTerm, Cap } from './settled-term.ts';

/**
 * What a cap on the whole period takes back: everything above it, what other terms added included.
 * A fraction of a minor unit is taken back whole, so that the cap is never exceeded.
 */
export function settleCap(
  term: Cap & { readonly period: Exclude<Cap['period'], 'day'> },
  { earned: ofOrders }: Extract<TermSums, { kind: 'earned' }>,
  earlierMinorUnits: bigint,
): PeriodAdjustment {
  const { termId, most, period: per } = term;
  const earned = reduce(add(ofOrders, whole(earlierMinorUnits)));
  const excess = excessOver(earned, most.minorUnits);
  return {
    kind: 'cap',
    termId,
    minorUnits: -roundFraction(excess.numerator, excess.denominator, 'up'),
    working: { per, mostMinorUnits: most.minorUnits, earned },
  };
}

/**
 * What a cap on single days takes back, summed over the days and rounded once, as `settleCap` does.
 * What is earned by a whole period (tiers, bonuses) lies on no day.
 */
export function settleDailyCap(
  { kind, termId, most }: AssistCapTerm | Cap,
  { excess }: Extract<TermSums, { kind: 'daily' }>,
  cells: readonly PeriodCell[],
): PeriodAdjustment {
  const days = cells.flatMap(({ day, sums }) => {
    const ofTerm = sums.find((one) => one.termId === termId);
    if (ofTerm?.kind !== 'daily') return [];
    const ofDay = reduce(ofTerm.earnedOfDay);
    const tooMuch = excessOver(ofDay, most.minorUnits);
    return tooMuch.numerator === 0n ? [] : [{ day, earned: ofDay, excess: tooMuch }];
  });
  return {
    kind,
    termId,
    minorUnits: -roundFraction(excess.numerator, excess.denominator, 'up'),
    working: { per: 'day', mostMinorUnits: most.minorUnits, days },
  };
}
