import { currencyOfUnit } from './currency-of-unit.ts';
import type { RewardAmount } from './reward.ts';

/** The currency in which a reward is promised; `undefined` for points, products and samples. */
export function currencyOfAmount(amount: RewardAmount): string | undefined {
  return 'currency' in amount ? amount.currency : currencyOfUnit(amount.unit);
}
