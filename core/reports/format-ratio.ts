import { roundFraction } from '../money/round-fraction.ts';

/**
 * A ratio with two decimals, rounded half-even, such as `8.33`; `null` where there is nothing to
 * divide by.
 *
 * @throws RangeError if the denominator is negative.
 */
export function formatRatio(numerator: bigint, denominator: bigint): string | null {
  if (denominator === 0n) return null;
  const hundredths = roundFraction(numerator * 100n, denominator, 'half-even');
  const sign = hundredths < 0n ? '-' : '';
  const digits = (hundredths < 0n ? -hundredths : hundredths).toString().padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
