import type { Condition } from '../condition.ts';
import { currencyOfAmount } from '../currency-of-amount.ts';
import type { Rule } from '../plan.ts';

/** The currencies in which a rule makes promises, each once; percentages are made in none. */
export function listPromisedCurrencies({ rewards }: Pick<Rule, 'rewards'>): string[] {
  const currencies = rewards.flatMap((reward) =>
    reward.kind === 'percent' ? [] : (currencyOfAmount(reward.amount) ?? []),
  );
  return [...new Set(currencies)];
}

/** Those in which a rule alone decides: money that is exchanged is promised for orders in all of them. */
export function listDecidingCurrencies({ rewards }: Rule, exchanges: boolean): string[] {
  const bound = rewards.filter(
    (reward) => !exchanges || (reward.kind !== 'percent' && 'unit' in reward.amount),
  );
  return listPromisedCurrencies({ rewards: bound });
}

/**
 * When a rule decides: under its condition, and only in the currency of what it promises.
 *
 * @param exchanges whether amounts of money are exchanged for orders in other currencies.
 */
export function effectiveCondition(rule: Rule, exchanges: boolean): Condition {
  return {
    all: [
      ...(rule.when === undefined ? [] : [rule.when]),
      ...listDecidingCurrencies(rule, exchanges).map((currency) => ({ currency: [currency] })),
    ],
  };
}
