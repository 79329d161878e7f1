import type { CurrencyPair } from '../../money/choose-reference-rates.ts';
import type { RewardAmount } from '../../plans/reward.ts';
import { exchangeAmount, type Payment } from './exchange-amount.ts';

/** The pairs whose rates are missing to pay these amounts, each once. */
export function listLackingPairs(
  amounts: readonly RewardAmount[],
  payment: Payment,
): CurrencyPair[] {
  const lacking = amounts.filter((amount) => exchangeAmount(amount, payment) === undefined);
  const currencies = lacking.flatMap((amount) => ('currency' in amount ? amount.currency : []));
  return [...new Set(currencies)].map((from) => ({ from, to: payment.currency }));
}
