import type { ExchangeRate } from './exchange-rate.ts';
import type { Fraction } from './fraction.ts';
import { greatestCommonDivisor } from './greatest-common-divisor.ts';

type Pair = { readonly from: string; readonly to: string };

/**
 * The rate of a pair by what a source published on one day: published itself, else the opposite
 * direction turned round, else through the source's base currency. `undefined` if that day says
 * nothing about the pair.
 */
export function deriveRate(
  ofDay: readonly ExchangeRate[],
  { from, to, base }: Pair & { readonly base: string },
): ExchangeRate | undefined {
  const known = findRate(ofDay, { from, to });
  if (known !== undefined) return known;

  const toBase = findRate(ofDay, { from, to: base });
  const fromBase = findRate(ofDay, { from: base, to });
  if (toBase === undefined || fromBase === undefined) return undefined;
  return joinRates(toBase, fromBase);
}

/** The rate of a pair as it was published, or turned round. */
function findRate(ofDay: readonly ExchangeRate[], { from, to }: Pair): ExchangeRate | undefined {
  const published = ofDay.find((rate) => rate.from === from && rate.to === to);
  if (published !== undefined) return published;

  const opposite = ofDay.find((rate) => rate.from === to && rate.to === from);
  return (
    opposite && { ...opposite, from, to, rate: invert(opposite.rate), derivedFrom: [opposite] }
  );
}

function joinRates(first: ExchangeRate, second: ExchangeRate): ExchangeRate {
  return {
    source: first.source,
    from: first.from,
    to: second.to,
    rate: multiply(first.rate, second.rate),
    publishedOn: first.publishedOn,
    recordedAt: Math.max(first.recordedAt, second.recordedAt),
    derivedFrom: [...(first.derivedFrom ?? [first]), ...(second.derivedFrom ?? [second])],
  };
}

const invert = ({ numerator, denominator }: Fraction): Fraction => ({
  numerator: denominator,
  denominator: numerator,
});

function multiply(a: Fraction, b: Fraction): Fraction {
  const numerator = a.numerator * b.numerator;
  const denominator = a.denominator * b.denominator;
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}
