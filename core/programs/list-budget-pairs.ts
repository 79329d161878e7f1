import type { CurrencyPair } from '../money/choose-reference-rates.ts';
import type { Program } from './program.ts';

/** Into which currency a conversion is expressed to be counted against the program's budget. */
export function listBudgetPairs(
  { budget }: Pick<Program, 'budget'>,
  currency: string,
): CurrencyPair[] {
  if (budget === undefined || budget.amount.currency === currency) return [];
  return [{ from: currency, to: budget.amount.currency }];
}
