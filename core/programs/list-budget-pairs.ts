import type { CurrencyPair } from '../money/choose-reference-rates.ts';
import type { Program } from './program.ts';

/** Into which currencies a conversion is expressed to be counted against budgets of the program and its campaigns. */
export function listBudgetPairs(
  { budget, campaignBudgets = [] }: Pick<Program, 'budget' | 'campaignBudgets'>,
  currency: string,
): CurrencyPair[] {
  const budgets = budget === undefined ? campaignBudgets : [budget, ...campaignBudgets];
  const others = new Set(budgets.map(({ amount }) => amount.currency));
  others.delete(currency);
  return [...others].map((to) => ({ from: currency, to }));
}
