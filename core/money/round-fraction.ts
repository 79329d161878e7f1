import type { RoundingName } from './rounding.ts';

/**
 * Rounds an exact fraction to a whole number by a named rule (`rounding.ts` says what each does).
 * The result is less than one away from the fraction, and a whole number stays as it is.
 *
 * @throws RangeError if the denominator is not positive.
 */
export function roundFraction(
  numerator: bigint,
  denominator: bigint,
  rounding: RoundingName,
): bigint {
  if (denominator <= 0n) throw new RangeError('A fraction needs a positive denominator.');

  const towardsZero = numerator / denominator;
  const rest = numerator % denominator;
  if (rest === 0n) return towardsZero;

  const isNegative = rest < 0n;
  const twice = (isNegative ? -rest : rest) * 2n;
  const lost = { half: compare(twice, denominator), isOdd: towardsZero % 2n !== 0n, isNegative };
  if (!movesFromZero[rounding](lost)) return towardsZero;
  return isNegative ? towardsZero - 1n : towardsZero + 1n;
}

/** What a number loses when its fraction is cut off; `half` compares that fraction with one half. */
type Lost = {
  readonly half: -1 | 0 | 1;
  readonly isOdd: boolean;
  readonly isNegative: boolean;
};

/** Whether a number that is not whole goes to the next whole number away from zero. */
const movesFromZero: Readonly<Record<RoundingName, (lost: Lost) => boolean>> = {
  'half-even': ({ half, isOdd }) => half > 0 || (half === 0 && isOdd),
  'half-up': ({ half }) => half >= 0,
  'half-down': ({ half }) => half > 0,
  up: () => true,
  down: () => false,
  ceiling: ({ isNegative }) => !isNegative,
  floor: ({ isNegative }) => isNegative,
  'half-ceiling': ({ half, isNegative }) => half > 0 || (half === 0 && !isNegative),
  'half-floor': ({ half, isNegative }) => half > 0 || (half === 0 && isNegative),
};

function compare(a: bigint, b: bigint): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
