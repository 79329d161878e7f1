import type { Fraction } from '../../money/fraction.ts';
import { add, excessOver, subtract, sum } from './exact.ts';
import { measureConversion } from './measure-conversion.ts';
import type { TermSums } from './period-cell.ts';
import type { SettledTerm } from './settled-term.ts';
import { sumTiers } from './sum-tiers.ts';
import type { ValuedConversion } from './value-conversion.ts';

/** One day, in the order of the fold. */
export type DayContent = {
  readonly conversions: readonly ValuedConversion[];
  /** What the daily caps of assist bonuses take back of it; caps on the day no longer see it. */
  readonly assistExcess: Fraction;
};

/**
 * A term's sums with one more day.
 *
 * @throws RangeError if the sums are of another kind of term.
 */
export function sumTerm(term: SettledTerm, before: TermSums, day: DayContent): TermSums {
  const counted = listCounted(term, day);
  if (term.kind === 'tiers' && before.kind === 'tiers') return sumTiers(term, before, counted);
  if (term.kind === 'bonus' && before.kind === 'bonus') {
    const measure = sum(counted, (conversion) => measureConversion(term.measure, conversion));
    return { ...before, measure: add(before.measure, measure) };
  }
  if (before.kind === 'earned') {
    return { ...before, earned: add(before.earned, sum(counted, earnedWith)) };
  }
  if (before.kind === 'daily' && 'most' in term) {
    const earnedOfDay =
      term.kind === 'assist-cap'
        ? sum(counted, ({ assist }) => assist)
        : subtract(sum(counted, earnedWith), day.assistExcess);
    const excess = excessOver(earnedOfDay, term.most.minorUnits);
    return { ...before, earnedOfDay, excess: add(before.excess, excess) };
  }
  throw new RangeError(`The sums of ${before.termId} are not those of a term ${term.kind}.`);
}

/** A guarantee promises what a creator has in the end, so everything counts against it. */
function listCounted(term: SettledTerm, { conversions }: DayContent): readonly ValuedConversion[] {
  if (term.kind === 'guarantee') return conversions;
  return conversions.filter(({ termIds }) => termIds.includes(term.termId));
}

function earnedWith({ commission, assist }: ValuedConversion): Fraction {
  return add(commission, assist);
}
