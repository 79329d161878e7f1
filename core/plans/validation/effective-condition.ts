import type { Condition } from '../condition.ts';
import { currencyOfAmount } from '../currency-of-amount.ts';
import type { Rule } from '../plan.ts';

/** The currencies in which a rule makes promises, each once; percentages are made in none. */
export function listPromisedCurrencies({ rewards }: Rule): string[] {
  const currencies = rewards.flatMap((reward) =>
    reward.kind === 'percent' ? [] : (currencyOfAmount(reward.amount) ?? []),
  );
  return [...new Set(currencies)];
}

/** When a rule decides: under its condition, and only in the currency of what it promises. */
export function effectiveCondition(rule: Rule): Condition {
  return {
    all: [
      ...(rule.when === undefined ? [] : [rule.when]),
      ...listPromisedCurrencies(rule).map((currency) => ({ currency: [currency] })),
    ],
  };
}
