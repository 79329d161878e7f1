import { requireMinorUnitDigits } from '../../money/require-minor-unit-digits.ts';
import { currencyOfUnit } from '../../plans/currency-of-unit.ts';
import type { NonCashUnit, RewardAmount } from '../../plans/reward.ts';

/** The unit of an amount that is no cash, or `undefined` of cash. */
export function nonCashUnitOf(amount: RewardAmount): NonCashUnit | undefined {
  return 'unit' in amount ? amount.unit : undefined;
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
