import { formatRate } from '../../core/plans/format-rate.ts';
import type { Rate } from '../../core/plans/rate.ts';

/** A rate as documents have it: the percentage without its sign. */
export function writeRate(rate: Rate): string {
  return formatRate(rate).replace(/ %$/, '');
}

/** A multiplier as documents have it: how often something counts. */
export function writeMultiplier({ numerator, denominator }: Rate): string {
  return writeRate({ numerator, denominator: denominator * 100n });
}
