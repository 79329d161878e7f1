import { formatMoneyWithCurrency } from '../../money/format-money-with-currency.ts';
import type { PeriodTerm } from '../period-term.ts';
import { currencyOfTerm } from '../periods/settled-term.ts';
import type { PlanProblem } from '../plan-problem.ts';
import { locateFindings } from './finding.ts';
import { termPart } from './list-plan-parts.ts';

/** A term with its place in the version, for those of which nothing worse is known. */
export type PlacedTerm = { readonly term: PeriodTerm; readonly place: number };

/**
 * Period terms that cannot stand together: two of one kind for the same period and currency (bonuses:
 * for the same threshold, too), a cap below a guarantee, a bonus above the cap.
 */
export function findTermConflicts(terms: readonly PlacedTerm[]): PlanProblem[] {
  return terms.flatMap(({ term, place }, index) =>
    terms.slice(0, index).flatMap(({ term: other }) => {
      const isAlike =
        other.period === term.period && currencyOfTerm(other) === currencyOfTerm(term);
      if (!isAlike) return [];
      const findings = [...findOverlap(other, term), ...findCapConflict(other, term)];
      return locateFindings(termPart(term, place), findings);
    }),
  );
}

function findOverlap(earlier: PeriodTerm, later: PeriodTerm) {
  if (earlier.kind !== later.kind) return [];
  const where = `for every ${later.period} in ${currencyOfTerm(later)}`;
  if (earlier.kind !== 'bonus' || later.kind !== 'bonus') {
    return [{ message: `term ${earlier.termId} has the same kind ${where}; keep one of them.` }];
  }
  const isSame = earlier.measure === later.measure && earlier.threshold === later.threshold;
  return isSame
    ? [{ message: `term ${earlier.termId} has the same threshold ${where}; make them one bonus.` }]
    : [];
}

function findCapConflict(one: PeriodTerm, other: PeriodTerm) {
  const cap = [one, other].find((term) => term.kind === 'cap');
  const paid = [one, other].find((term) => term.kind === 'guarantee' || term.kind === 'bonus');
  if (cap === undefined || paid === undefined) return [];

  const most = formatMoneyWithCurrency(cap.most);
  const { minorUnits } = paid.kind === 'bonus' ? paid.amount : paid.atLeast;
  if (minorUnits <= cap.most.minorUnits) return [];
  return paid.kind === 'guarantee'
    ? [
        {
          message: `guarantee ${paid.termId} is above cap ${cap.termId} of ${most} for the same ${cap.period}; no creator could earn both.`,
        },
      ]
    : [
        {
          severity: 'warning' as const,
          message: `bonus ${paid.termId} is above cap ${cap.termId} of ${most} for the same ${cap.period}, so that it is never paid in full.`,
        },
      ];
}
