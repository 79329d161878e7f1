import type { Money } from '../money/money.ts';
import { roundFraction } from '../money/round-fraction.ts';
import { currencyOfUnit } from '../plans/currency-of-unit.ts';
import { kindOfUnit } from '../plans/kind-of-unit.ts';
import type { NonCashAmount } from '../plans/reward.ts';
import type { PayoutWithholding } from './payout-withholding.ts';
import type { TaxYearPart } from './tax-year-total.ts';

/** What a merchant says that some of a unit is worth: 100 points are 1.00 EUR. */
export type RewardValue = { readonly amount: NonCashAmount; readonly value: Money };

/**
 * What a payout of no cash counted as in a tax year, frozen when it was reserved. Nothing is withheld in kind: both amounts are in
 * `currency`, and what is withheld is nothing.
 */
export type FairValue = TaxYearPart &
  Pick<PayoutWithholding, 'day' | 'taxYear' | 'payerCountry'> & {
    readonly currency: string;
    /** The rule that would say what is withheld, and so the return that names the receiver; absent: none is certain. */
    readonly ruleId?: string;
    /** What that rule would keep back of cash; absent: nothing. Nobody has kept it back. */
    readonly dueMinorUnits?: bigint;
  };

/**
 * What an amount of no cash is worth in money: as the merchant says, rounded once, half to even; without a word store credit is worth
 * itself. `undefined`: nobody knows.
 */
export function valueInMoney(
  { minorUnits, unit }: NonCashAmount,
  said: RewardValue | undefined,
): Money | undefined {
  if (said?.amount.unit === unit) {
    const { amount, value } = said;
    const worth = minorUnits * value.minorUnits;
    const rounded = roundFraction(worth, amount.minorUnits, 'half-even');
    return { minorUnits: rounded, currency: value.currency };
  }
  const currency = currencyOfUnit(unit);
  const isCredit = kindOfUnit(unit) === 'store-credit' && currency !== undefined;
  return isCredit ? { minorUnits, currency } : undefined;
}
