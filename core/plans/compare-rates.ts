import type { Rate } from './rate.ts';

/** Negative, zero or positive as the first rate is less than, equal to or greater than the second. */
export function compareRates(a: Rate, b: Rate): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}
