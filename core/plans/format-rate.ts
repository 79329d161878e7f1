import { greatestCommonDivisor } from '../money/greatest-common-divisor.ts';
import type { Rate } from './rate.ts';

/**
 * Writes a rate as a percentage for people: `12.5 %`. A rate that no decimal expresses exactly is
 * written as a fraction of a percent: `100/3 %`.
 */
export function formatRate({ numerator, denominator }: Rate): string {
  const divisor = greatestCommonDivisor(numerator * 100n, denominator);
  const above = (numerator * 100n) / divisor;
  const below = denominator / divisor;
  const decimals = countDecimals(below);
  if (decimals === undefined) return `${above}/${below} %`;

  const digits = ((above * 10n ** BigInt(decimals)) / below).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return decimals === 0 ? `${whole} %` : `${whole}.${digits.slice(-decimals)} %`;
}

/** How many decimals a fraction with this (reduced) denominator needs; `undefined` if it never ends. */
function countDecimals(denominator: bigint): number | undefined {
  const twos = countFactors(denominator, 2n);
  const fives = countFactors(denominator, 5n);
  return 2n ** BigInt(twos) * 5n ** BigInt(fives) === denominator
    ? Math.max(twos, fives)
    : undefined;
}

function countFactors(value: bigint, factor: bigint): number {
  return value % factor === 0n ? 1 + countFactors(value / factor, factor) : 0;
}
