import type { Fraction } from '../money/fraction.ts';

/** Two samples, and in how many of each something was the case. */
export type TwoSamples = {
  readonly size: number;
  readonly cases: number;
  readonly otherSize: number;
  readonly otherCases: number;
};

/**
 * How likely it is that chance alone puts at least so many of all cases into the first sample,
 * if both samples are drawn from the same: the one-sided p-value of Fisher's exact test, exactly, not
 * in lowest terms. One more case in the first sample never makes it greater.
 *
 * Source: R. A. Fisher, "The Design of Experiments" (1935), chapter II; the tail of the
 * hypergeometric distribution.
 *
 * @throws RangeError unless sizes and cases are whole numbers and no sample has more cases than members.
 */
export function fisherTail(samples: TwoSamples): Fraction {
  assertSamples(samples);
  const size = BigInt(samples.size);
  const otherSize = BigInt(samples.otherSize);
  const cases = BigInt(samples.cases + samples.otherCases);
  const others = size + otherSize - cases;

  const most = cases < size ? cases : size;
  let count = BigInt(samples.cases);
  // The ways to draw exactly `count` cases; each next number of ways follows from the one before.
  let ways = chooseOf(cases, count) * chooseOf(others, size - count);
  let numerator = ways;
  while (count < most) {
    ways =
      (ways * (cases - count) * (size - count)) / ((count + 1n) * (others - size + count + 1n));
    numerator += ways;
    count += 1n;
  }
  return { numerator, denominator: chooseOf(size + otherSize, size) };
}

/** The number of ways to choose `chosen` of `all`. */
function chooseOf(all: bigint, chosen: bigint): bigint {
  const steps = chosen * 2n > all ? all - chosen : chosen;
  let ways = 1n;
  for (let step = 1n; step <= steps; step += 1n) ways = (ways * (all - steps + step)) / step;
  return ways;
}

function assertSamples({ size, cases, otherSize, otherCases }: TwoSamples): void {
  const isSound = [size, cases, otherSize, otherCases].every(
    (count) => Number.isSafeInteger(count) && count >= 0,
  );
  if (isSound && cases <= size && otherCases <= otherSize) return;
  throw new RangeError('A sample has a whole number of members, and no more cases than members.');
}
