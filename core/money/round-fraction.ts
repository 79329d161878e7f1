import type { RoundingName } from '../plans/plan.ts';

/**
 * Rounds an exact fraction to a whole number by a named rule.
 *
 * `half-even`, `half-up` and `half-down` differ only at exactly one half: to the even neighbour,
 * away from zero, towards zero. `up` is always away from zero, `down` always towards it. Every rule
 * is symmetric: the negated fraction gives the negated result.
 *
 * @throws RangeError if the denominator is not positive.
 */
export function roundFraction(
  numerator: bigint,
  denominator: bigint,
  rounding: RoundingName,
): bigint {
  if (denominator <= 0n) throw new RangeError('A fraction needs a positive denominator.');

  const sign = numerator < 0n ? -1n : 1n;
  const whole = (sign * numerator) / denominator;
  const rest = (sign * numerator) % denominator;
  const isRoundedUp = rest !== 0n && roundsUp[rounding](whole, compare(rest * 2n, denominator));
  return sign * (isRoundedUp ? whole + 1n : whole);
}

/** Whether a positive number with a fraction goes to the next whole one; `half` compares it with 1/2. */
const roundsUp: Readonly<Record<RoundingName, (whole: bigint, half: -1 | 0 | 1) => boolean>> = {
  'half-even': (whole, half) => half > 0 || (half === 0 && whole % 2n === 1n),
  'half-up': (_, half) => half >= 0,
  'half-down': (_, half) => half > 0,
  up: () => true,
  down: () => false,
};

function compare(a: bigint, b: bigint): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
