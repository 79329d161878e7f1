import type { ExchangeRate } from './exchange-rate.ts';
import type { Money } from './money.ts';
import { requireMinorUnitDigits } from './require-minor-unit-digits.ts';
import { roundFraction } from './round-fraction.ts';
import type { SymmetricRounding } from './rounding.ts';

/** An amount in another currency, with everything that led to it, to be kept with the amount. */
export type ExchangedMoney = {
  readonly money: Money;
  readonly original: Money;
  readonly rate: ExchangeRate;
  readonly rounding: SymmetricRounding;
  /** The exact result before rounding, as a fraction of minor units. */
  readonly exactNumerator: bigint;
  readonly exactDenominator: bigint;
};

/**
 * Expresses an amount in another currency: exactly, then rounded once to that currency's smallest
 * unit. At the same rate a negative amount gives the exact negative, so what was exchanged is taken
 * back at the rate that was recorded with it, whatever the rate is by then.
 *
 * @throws RangeError if the rate is from another currency than the amount's, or a currency is unknown.
 */
export function exchangeMoney(
  original: Money,
  rate: ExchangeRate,
  rounding: SymmetricRounding,
): ExchangedMoney {
  if (original.currency !== rate.from) {
    throw new RangeError(`A rate from ${rate.from} does not exchange ${original.currency}.`);
  }
  const toDigits = requireMinorUnitDigits(rate.to);
  const fromDigits = requireMinorUnitDigits(rate.from);
  const exactNumerator = original.minorUnits * rate.rate.numerator * 10n ** BigInt(toDigits);
  const exactDenominator = rate.rate.denominator * 10n ** BigInt(fromDigits);
  const minorUnits = roundFraction(exactNumerator, exactDenominator, rounding);

  return {
    money: { minorUnits, currency: rate.to },
    original,
    rate,
    rounding,
    exactNumerator,
    exactDenominator,
  };
}
