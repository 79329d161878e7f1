import { formatRate } from '../format-rate.ts';
import type { Rate } from '../rate.ts';

/**
 * What is wrong with a rate, as the end of a sentence. Whether it may be zero is for the caller to say.
 *
 * @param whole - of what it is a part: `the base`.
 */
export function findRateProblems(rate: Rate, whole: string): string[] {
  const { numerator, denominator } = rate;
  if (denominator <= 0n) return ['the rate needs a positive denominator.'];
  if (numerator < 0n) return ['the rate cannot be negative.'];
  return numerator > denominator
    ? [`the rate of ${formatRate(rate)} is above 100 % of ${whole}.`]
    : [];
}
