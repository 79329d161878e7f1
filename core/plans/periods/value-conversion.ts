import type { Fraction } from '../../money/fraction.ts';
import { requireMinorUnitDigits } from '../../money/require-minor-unit-digits.ts';
import { multiply, whole } from './exact.ts';
import type { PeriodConversion } from './period-conversion.ts';

/** A conversion's figures in minor units of the terms' currency, exactly. */
export type ValuedConversion = {
  readonly revenue: Fraction;
  readonly commission: Fraction;
  readonly assist: Fraction;
  readonly termIds: readonly string[];
};

/**
 * A conversion in another currency, at its reference rate and without rounding; `undefined` while
 * the rate is missing: the statement has to wait for it.
 *
 * @throws RangeError if an amount is negative, or if the rate is for other currencies.
 */
export function valueConversion(
  conversion: PeriodConversion,
  currency: string,
): ValuedConversion | undefined {
  assertNotNegative(conversion);
  const { revenue, commissionMinorUnits, assistMinorUnits, termIds } = conversion;
  const commission = whole(commissionMinorUnits);
  const assist = whole(assistMinorUnits);
  if (conversion.currency === currency) return { revenue, commission, assist, termIds };

  const factor = exchangeFactor(conversion, currency);
  if (factor === undefined) return undefined;
  return {
    revenue: multiply(revenue, factor),
    commission: multiply(commission, factor),
    assist: multiply(assist, factor),
    termIds,
  };
}

function assertNotNegative(conversion: PeriodConversion): void {
  const { revenue, commissionMinorUnits, assistMinorUnits } = conversion;
  const isSound =
    revenue.denominator > 0n &&
    revenue.numerator >= 0n &&
    commissionMinorUnits >= 0n &&
    assistMinorUnits >= 0n;
  if (isSound) return;
  throw new RangeError(
    `The conversion ${conversion.conversionId} has a negative amount; refunds never take more than was there.`,
  );
}

/** Minor units of the terms' currency for one minor unit of the conversion's. */
function exchangeFactor(
  { conversionId, currency: own, referenceRate }: PeriodConversion,
  currency: string,
): Fraction | undefined {
  if (referenceRate === undefined) return undefined;
  const { from, to, rate } = referenceRate;
  if (from !== own || to !== currency) {
    throw new RangeError(
      `The conversion ${conversionId} in ${own} has a rate from ${from} to ${to}, and its period is settled in ${currency}.`,
    );
  }
  return {
    numerator: rate.numerator * 10n ** BigInt(requireMinorUnitDigits(to)),
    denominator: rate.denominator * 10n ** BigInt(requireMinorUnitDigits(from)),
  };
}
