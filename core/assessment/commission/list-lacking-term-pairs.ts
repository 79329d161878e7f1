import type { CurrencyPair } from '../../money/choose-reference-rates.ts';
import { listTermPairs } from '../../plans/periods/list-term-pairs.ts';
import type { PlanVersion } from '../../plans/plan.ts';
import type { Payment } from './exchange-amount.ts';

/** The pairs whose rates are missing to count a conversion under the version's terms of periods. */
export function listLackingTermPairs(
  version: PlanVersion,
  { currency, rates = [] }: Payment,
): CurrencyPair[] {
  return listTermPairs(version, currency).filter(
    (pair) => !rates.some(({ from, to }) => from === pair.from && to === pair.to),
  );
}
