import { add, nothing } from './exact.ts';
import { measureConversion } from './measure-conversion.ts';
import type { TermSums } from './period-cell.ts';
import type { Tiers } from './settled-term.ts';
import { splitBySteps } from './split-by-steps.ts';
import type { ValuedConversion } from './value-conversion.ts';

type TierSums = Extract<TermSums, { kind: 'tiers' }>;

/** The sums of tiers with more conversions, in the order of the fold: each one climbs from where the last one came to. */
export function sumTiers(
  term: Tiers,
  before: TierSums,
  conversions: readonly ValuedConversion[],
): TierSums {
  return conversions.reduce((sums, conversion) => addConversion(term, sums, conversion), before);
}

function addConversion(term: Tiers, sums: TierSums, conversion: ValuedConversion): TierSums {
  const { revenue } = conversion;
  const added = measureConversion(term.measure, conversion);
  const climbed = {
    ...sums,
    measure: add(sums.measure, added),
    revenue: add(sums.revenue, revenue),
  };
  if (term.applies !== 'marginal') return climbed;

  const parts = splitBySteps(term.steps, { before: sums.measure, added, revenue });
  const revenueByStep = sums.revenueByStep.map((sum, index) => add(sum, parts[index] ?? nothing));
  return { ...climbed, revenueByStep };
}
