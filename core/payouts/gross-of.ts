import type { Payout } from './payout.ts';

/** What was reserved of an account for a payout: what is moved, indirect tax with it, and what was withheld. In minor units. */
export function grossOf({
  minorUnits,
  withholding,
}: Pick<Payout, 'minorUnits' | 'withholding'>): bigint {
  return minorUnits + (withholding?.withheldMinorUnits ?? 0n);
}
