import type { PeriodUnit } from '../period-term.ts';
import { currencyOfTerm, type SettledTerm } from './settled-term.ts';
import { sortTerms } from './sort-terms.ts';

/** The unit of a period that is stated. Days are settled with their month. */
export type StatedUnit = Exclude<PeriodUnit, 'day'>;

/** Terms that one statement settles together, in the order of `sortTerms`. */
export type TermGroup = {
  readonly unit: StatedUnit;
  readonly currency: string;
  readonly terms: readonly SettledTerm[];
};

/** Shorter periods first: the longer ones count what they have added or taken. */
export const statedUnits: readonly StatedUnit[] = ['month', 'quarter', 'year'];

/**
 * Which terms are settled together: those of one period and one currency, terms of single days with
 * the month's. Shorter periods come first, because the longer ones count what they have added or
 * taken; currencies by their code.
 */
export function groupTerms(terms: readonly SettledTerm[]): TermGroup[] {
  const currencies = [...new Set(terms.map(currencyOfTerm))].toSorted();
  return statedUnits
    .flatMap((unit) => currencies.map((currency) => ({ unit, currency })))
    .map(({ unit, currency }) => ({
      unit,
      currency,
      terms: sortTerms(
        terms.filter((term) => statedUnitOf(term) === unit && currencyOfTerm(term) === currency),
      ),
    }))
    .filter((group) => group.terms.length > 0);
}

/** With which period a term is stated. */
export function statedUnitOf({ period }: Pick<SettledTerm, 'period'>): StatedUnit {
  return period === 'day' ? 'month' : period;
}
