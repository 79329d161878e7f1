import { requireMinorUnitDigits } from '../money/require-minor-unit-digits.ts';
import type { NonCashUnit, RewardAmount } from '../plans/reward.ts';

/** The unit of an amount that is no cash, or `undefined` of cash. */
export function nonCashUnitOf(amount: RewardAmount): NonCashUnit | undefined {
  return 'unit' in amount ? amount.unit : undefined;
}

/** The currency in which an amount is counted; `undefined` of points, products and samples. */
export function currencyOfAmount(amount: RewardAmount): string | undefined {
  return 'unit' in amount ? currencyOfUnit(amount.unit) : amount.currency;
}

/**
 * The currency in whose minor units a unit is counted: `USD` of `store-credit:USD`; `undefined` of
 * points, products and samples, which are whole pieces.
 */
export function currencyOfUnit(unit: NonCashUnit): string | undefined {
  const [kind, detail] = unit.split(':');
  return kind === 'store-credit' || kind === 'discount' ? detail : undefined;
}

/**
 * The decimal places of a unit, or of the currency if it is cash.
 *
 * @throws RangeError if the currency is unknown.
 */
export function digitsOfUnit(unit: NonCashUnit | undefined, currency: string): number {
  const counted = unit === undefined ? currency : currencyOfUnit(unit);
  return counted === undefined ? 0 : requireMinorUnitDigits(counted);
}
