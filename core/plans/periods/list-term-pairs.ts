import type { CurrencyPair } from '../../money/choose-reference-rates.ts';
import type { PlanVersion } from '../plan.ts';
import { chooseCountedTerms } from './choose-counted-terms.ts';
import { currencyOfTerm, listSettledTerms } from './settled-term.ts';

/** Into which currencies a conversion is expressed for the terms that it counts under, each once. */
export function listTermPairs(version: PlanVersion, currency: string): CurrencyPair[] {
  if (version.periodTerms === undefined && version.assistBonus?.dailyCap === undefined) return [];

  const counted = new Set(chooseCountedTerms(version, currency));
  const currencies = listSettledTerms(version)
    .filter(({ termId }) => counted.has(termId))
    .map(currencyOfTerm);
  return [...new Set(currencies)]
    .filter((other) => other !== currency)
    .map((to) => ({ from: currency, to }));
}
