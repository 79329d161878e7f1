import { fisherTail, type TwoSamples } from './fisher-tail.ts';

/**
 * Whether chance alone puts so many of all cases into the first sample in fewer than one of so many
 * draws, by Fisher's exact test.
 *
 * Large samples are decided without it where a bound decides: of n members drawn without
 * replacement the share of cases lies by e above that of all in at most exp(-2 e² n) of all draws.
 *
 * Source: W. Hoeffding, "Probability Inequalities for Sums of Bounded Random Variables", Journal of
 * the American Statistical Association 58 (1963), theorem 1 and section 6.
 *
 * @throws RangeError as `fisherTail` does.
 */
export function isRarerThan(samples: TwoSamples, oneIn: bigint): boolean {
  if (2n ** countHalvings(samples) > oneIn) return true;

  const { numerator, denominator } = fisherTail(samples);
  return numerator * oneIn < denominator;
}

/** More halvings than anybody asks for; a power of two with millions of them would only take memory. */
const halvingsMax = 1_000n;

/** 2 e² n rounded down; a half for each is more than the bound, because 2 is less than Euler's number. */
function countHalvings({ size, cases, otherSize, otherCases }: TwoSamples): bigint {
  const all = BigInt(size) + BigInt(otherSize);
  const above = BigInt(cases) * all - (BigInt(cases) + BigInt(otherCases)) * BigInt(size);
  if (above <= 0n) return 0n;
  const halvings = (2n * above * above) / (BigInt(size) * all * all);
  return halvings < halvingsMax ? halvings : halvingsMax;
}
