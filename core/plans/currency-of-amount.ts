import type { RewardAmount } from './reward.ts';

/** The currency in which a reward is promised; `undefined` for points, products and samples. */
export function currencyOfAmount(amount: RewardAmount): string | undefined {
  if ('currency' in amount) return amount.currency;
  const [, currency] = /^(?:store-credit|discount):(.*)$/s.exec(amount.unit) ?? [];
  return currency;
}
