import type { Rate } from './rate.ts';

/** Several rates together, exactly; none are 0 %. */
export function sumRates(rates: readonly Rate[]): Rate {
  return rates.reduce(
    (sum, { numerator, denominator }) => ({
      numerator: sum.numerator * denominator + numerator * sum.denominator,
      denominator: sum.denominator * denominator,
    }),
    { numerator: 0n, denominator: 1n },
  );
}
