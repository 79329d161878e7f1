import { nothing } from './exact.ts';
import type { TermSums } from './period-cell.ts';
import type { SettledTerm } from './settled-term.ts';

/** The sums of a term before the first conversion of its period. */
export function startSums(term: SettledTerm): TermSums {
  const { termId } = term;
  if (term.kind === 'tiers') {
    const revenueByStep = term.applies === 'marginal' ? term.steps.map(() => nothing) : [];
    return { kind: 'tiers', termId, measure: nothing, revenue: nothing, revenueByStep };
  }
  if (term.kind === 'bonus') return { kind: 'bonus', termId, measure: nothing };
  if (term.period === 'day') {
    return { kind: 'daily', termId, earnedOfDay: nothing, excess: nothing };
  }
  return { kind: 'earned', termId, earned: nothing };
}
