import { currencyOfAmount } from '../../plans/currency-of-amount.ts';
import { exchangesAmounts } from '../../plans/exchanges-amounts.ts';
import type { PlanVersion } from '../../plans/plan.ts';
import type { Reward } from '../../plans/reward.ts';

/**
 * Whether a reward can be paid on a conversion in this currency. A promise of store credit or a
 * discount is made in one currency and never exchanged, and one of money only if the version says so;
 * a percentage, points, products and samples are the same in all of them.
 */
export function isPaidIn(
  reward: Reward,
  currency: string,
  version: Pick<PlanVersion, 'otherCurrencies'>,
): boolean {
  if (reward.kind === 'percent') return true;
  if ('currency' in reward.amount && exchangesAmounts(version)) return true;
  const promised = currencyOfAmount(reward.amount);
  return promised === undefined || promised === currency;
}
