import { minorUnitDigits } from '../../money/minor-unit-digits.ts';
import { currencyOfAmount } from '../currency-of-amount.ts';
import type { RewardAmount } from '../reward.ts';

/** What is wrong with a currency, as the end of a sentence. */
export function findCurrencyProblems(currency: string): string[] {
  if (currency === '') return ['an amount has no currency; add one, such as USD.'];
  return minorUnitDigits[currency] === undefined
    ? [`"${currency}" is not an ISO 4217 currency.`]
    : [];
}

/**
 * What is wrong with an amount that somebody is promised.
 *
 * @param what - what it is, as a sentence about it begins: `a flat reward`.
 */
export function findAmountProblems(amount: RewardAmount, what: string): string[] {
  const currency = currencyOfAmount(amount);
  return [
    ...(currency === undefined ? [] : findCurrencyProblems(currency)),
    ...('unit' in amount && /^(?:product|sample):$/.test(amount.unit)
      ? [`${what} names no SKU.`]
      : []),
    ...(amount.minorUnits < 0n ? [`${what} cannot be negative.`] : []),
    ...(amount.minorUnits === 0n ? [`${what} of nothing promises nothing; leave it out.`] : []),
  ];
}
