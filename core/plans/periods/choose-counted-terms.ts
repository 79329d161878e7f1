import type { PlanVersion } from '../plan.ts';
import { currencyOfTerm, listSettledTerms, type SettledTerm } from './settled-term.ts';

/**
 * The ids of the terms that a conversion counts under, by its plan version and currency. Where the
 * version has a term of the same kind and period in the conversion's own currency, the conversion
 * counts under that one only; otherwise it counts under the terms in other currencies by its
 * reference rate. So no order is counted twice.
 */
export function chooseCountedTerms(version: PlanVersion, currency: string): string[] {
  const terms = listSettledTerms(version);
  const hasOwn = ({ kind, period }: SettledTerm) =>
    terms.some(
      (term) => term.kind === kind && term.period === period && currencyOfTerm(term) === currency,
    );
  return terms
    .filter((term) => currencyOfTerm(term) === currency || !hasOwn(term))
    .map(({ termId }) => termId);
}
