import { compareRates } from '../compare-rates.ts';
import { formatRate } from '../format-rate.ts';
import type { PeriodTerm } from '../period-term.ts';
import type { Rule } from '../plan.ts';
import type { PlanProblem } from '../plan-problem.ts';
import type { Rate } from '../rate.ts';
import { sumRates } from '../sum-rates.ts';
import { effectiveCondition } from './effective-condition.ts';
import { findContradiction } from './find-contradiction.ts';
import type { PlacedTerm } from './find-term-conflicts.ts';
import { locateFindings } from './finding.ts';
import { termPart } from './list-plan-parts.ts';
import { toFormula } from './to-formula.ts';

type Tiers = Extract<PeriodTerm, { kind: 'tiers' }>;

/**
 * Tiers that can bring a rule above 100 % of the base: in each currency the highest ones together.
 *
 * @param exchanges whether amounts of money are exchanged for orders in other currencies.
 */
export function findRateSumProblems(
  rules: readonly Rule[],
  terms: readonly PlacedTerm[],
  exchanges: boolean,
): PlanProblem[] {
  const tiers = terms.flatMap(({ term, place }) => (term.kind === 'tiers' ? { term, place } : []));
  const byCurrency = Map.groupBy(tiers, ({ term }) => term.currency);
  return [...byCurrency].flatMap(([currency, ofCurrency]) => {
    const others = [...byCurrency.keys()].filter((other) => other !== currency);
    const counted = rules.filter((rule) => decidesOutside(others, rule, exchanges));
    const added = sumRates(ofCurrency.map(({ term }) => highestStep(term)));
    const [rule] = counted.toSorted((a, b) => compareRates(percentages(b), percentages(a)));
    const last = ofCurrency.at(-1);
    if (rule === undefined || last === undefined) return [];

    const total = sumRates([percentages(rule), added]);
    if (total.numerator <= total.denominator) return [];
    const message = `with the ${formatRate(percentages(rule))} of rule ${rule.ruleId}, the highest tiers come to ${formatRate(total)} of the base; lower one of them.`;
    return locateFindings(termPart(last.term, last.place), [{ message }]);
  });
}

const comparisonsMax = 10_000;

/** Whether a rule decides about orders in none of these currencies; those count under their own tiers. */
function decidesOutside(currencies: readonly string[], rule: Rule, exchanges: boolean): boolean {
  const condition = {
    all: [effectiveCondition(rule, exchanges), { not: { currency: currencies } }],
  };
  const effort = { comparisonsLeft: comparisonsMax };
  return findContradiction([toFormula(condition, true)], effort) === undefined;
}

function highestStep({ steps }: Tiers): Rate {
  const [highest] = steps.map(({ addedRate }) => addedRate).toSorted((a, b) => compareRates(b, a));
  return highest ?? sumRates([]);
}

function percentages({ rewards }: Rule): Rate {
  return sumRates(rewards.flatMap((reward) => (reward.kind === 'percent' ? reward.rate : [])));
}
