import { exchangeMoney } from '../../money/exchange-money.ts';
import type { ExchangeRate } from '../../money/exchange-rate.ts';
import type { RewardAmount } from '../../plans/reward.ts';

/** The currency of a conversion, and the rates at which amounts in others are paid in it. */
export type Payment = { readonly currency: string; readonly rates?: readonly ExchangeRate[] };

/** An amount in minor units of what it is paid in, exactly. */
export type PaidAmount = {
  readonly numerator: bigint;
  readonly denominator: bigint;
  /** Of an amount of money in another currency. */
  readonly exchange?: ExchangeRate;
};

/**
 * What an amount that a plan promises comes to on a conversion. Money in another currency is exchanged,
 * and not rounded here: the group that it belongs to is rounded once. What is no cash stays what it is.
 *
 * `undefined` where the rate is missing.
 */
export function exchangeAmount(
  amount: RewardAmount,
  { currency, rates = [] }: Payment,
): PaidAmount | undefined {
  if (!('currency' in amount) || amount.currency === currency) {
    return { numerator: amount.minorUnits, denominator: 1n };
  }
  const exchange = rates.find(({ from, to }) => from === amount.currency && to === currency);
  if (exchange === undefined) return undefined;

  const { exactNumerator, exactDenominator } = exchangeMoney(amount, exchange, 'half-even');
  return { numerator: exactNumerator, denominator: exactDenominator, exchange };
}
