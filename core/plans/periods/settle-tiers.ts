import type { Fraction } from '../../money/fraction.ts';
import { roundFraction } from '../../money/round-fraction.ts';
import type { TierStep } from '../period-term.ts';
import { compare, multiply, nothing, reduce, sum, whole } from './exact.ts';
import type { PeriodAdjustment, TierPart } from './period-adjustment.ts';
import type { TermSums } from './period-cell.ts';
import type { PeriodFold, ReachedTier } from './period-fold.ts';
import type { Tiers } from './settled-term.ts';

type TierSums = Extract<TermSums, { kind: 'tiers' }>;

/**
 * What tiers add to the rules' commission: a step's rate on the creator's revenue, rounded once,
 * half-even.
 *
 * - `next-period`: the tier that the period was entered with, on all revenue.
 * - `retroactive`: the tier reached, on all revenue.
 * - `marginal`: each step's rate on the revenue between its threshold and the next one.
 *
 * A tier reached when the period was stated stays reached. What a marginal step pays for is the
 * revenue above its threshold; of a stated period, too, a refund takes that from the top.
 */
export function settleTiers(fold: PeriodFold, term: Tiers, sums: TierSums): PeriodAdjustment {
  const reached = findReachedStep(fold, term, sums.measure);
  const index = reached === undefined ? 0 : term.steps.indexOf(reached) + 1;
  const next = term.steps[index];
  const parts = listParts(fold, term, sums, reached);
  const exact = sum(parts, (part) => part.exact);
  return {
    kind: 'tiers',
    termId: term.termId,
    minorUnits: roundFraction(exact.numerator, exact.denominator, 'half-even'),
    working: {
      applies: term.applies,
      measure: term.measure,
      measured: reduce(sums.measure),
      ...(reached === undefined ? {} : { reached: reached.tier }),
      ...(next === undefined ? {} : { next: { tier: next.tier, from: next.from } }),
      parts,
    },
  };
}

function findReachedStep(
  { stated }: PeriodFold,
  { steps, termId }: Tiers,
  measure: Fraction,
): TierStep | undefined {
  const kept = findTier(stated?.tiers ?? [], termId);
  return steps.findLast(({ tier, from }) => tier === kept || compare(measure, whole(from)) >= 0);
}

function listParts(
  { entered }: PeriodFold,
  { applies, steps, termId }: Tiers,
  { revenue, revenueByStep }: TierSums,
  reached: TierStep | undefined,
): TierPart[] {
  if (applies === 'marginal') {
    return steps
      .map((step, index) => makePart(step, revenueByStep[index] ?? nothing))
      .filter((part) => part.revenue.numerator > 0n);
  }
  const held = findTier(entered, termId);
  const step = applies === 'retroactive' ? reached : steps.find(({ tier }) => tier === held);
  return step === undefined ? [] : [makePart(step, revenue)];
}

function makePart({ tier, from, addedRate: rate }: TierStep, revenue: Fraction): TierPart {
  return { tier, from, rate, revenue: reduce(revenue), exact: multiply(revenue, rate) };
}

function findTier(tiers: readonly ReachedTier[], termId: string): string | undefined {
  return tiers.find((reached) => reached.termId === termId)?.tier;
}
