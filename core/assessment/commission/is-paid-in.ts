import { currencyOfAmount } from '../../plans/currency-of-amount.ts';
import type { Reward } from '../../plans/reward.ts';

/**
 * Whether a reward can be paid on a conversion in this currency. A promise of money, store credit or
 * a discount is made in one currency and never exchanged; a percentage, points, products and
 * samples are the same in all of them.
 */
export function isPaidIn(reward: Reward, currency: string): boolean {
  if (reward.kind === 'percent') return true;
  const promised = currencyOfAmount(reward.amount);
  return promised === undefined || promised === currency;
}
