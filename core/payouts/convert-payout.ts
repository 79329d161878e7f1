import { exchangeMoney } from '../money/exchange-money.ts';
import type { ExchangeRate } from '../money/exchange-rate.ts';
import type { Fraction } from '../money/fraction.ts';
import type { Money } from '../money/money.ts';
import { roundFraction } from '../money/round-fraction.ts';
import type { Instant } from '../time/instant.ts';
import type { PayoutConversion, PublishedQuote } from './payout-conversion.ts';

/** At which rate a payout is exchanged, and to multiples of what its rail pays. */
export type ExchangeTerms = {
  readonly rate: ExchangeRate;
  /** In minor units of the rate's `to`. */
  readonly multipleMinorUnits: bigint;
};

/** To the nearest that can be paid, and of two equally near the even one: in the long run for nobody and against nobody. */
const rounding = 'half-even' as const;

/**
 * Exchanges what a payout moves: exactly, then rounded once, to the nearest amount that the rail can pay. `to` may be nothing.
 *
 * @throws RangeError if the rate is from another currency than the amount's.
 */
export function convertPayout(
  from: Money,
  { rate, multipleMinorUnits }: ExchangeTerms,
  takenAt: Instant,
): PayoutConversion {
  const { exactNumerator, exactDenominator } = exchangeMoney(from, rate, rounding);
  const multiples = roundFraction(exactNumerator, exactDenominator * multipleMinorUnits, rounding);
  return {
    source: rate.source,
    publishedOn: rate.publishedOn,
    takenAt,
    from,
    to: { currency: rate.to, minorUnits: multiples * multipleMinorUnits },
    quotes: (rate.derivedFrom ?? [rate]).map(writeQuote),
    rounding,
    ...(multipleMinorUnits === 1n ? {} : { multipleMinorUnits }),
  };
}

function writeQuote({ from, to, rate }: ExchangeRate): PublishedQuote {
  return { from, to, rate: writeDecimal(rate) };
}

/** A published rate as the text that it was read from: its denominator is a power of ten, and was never reduced. */
function writeDecimal({ numerator, denominator }: Fraction): string {
  const places = denominator.toString().length - 1;
  if (denominator !== 10n ** BigInt(places)) throw new RangeError('No source publishes fractions.');
  const digits = numerator.toString().padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
