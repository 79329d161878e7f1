import type { Fraction } from '../money/fraction.ts';

/** So many percent as an exact number; `percent(275n, 10n)` is 27.5 %. */
export const percent = (parts: bigint, per = 1n): Fraction => ({
  numerator: parts,
  denominator: 100n * per,
});
