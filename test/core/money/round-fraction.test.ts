import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { roundFraction } from '../../../core/money/round-fraction.ts';
import type { RoundingName } from '../../../core/plans/plan.ts';

const roundings: readonly RoundingName[] = ['half-even', 'half-up', 'half-down', 'up', 'down'];

describe('roundFraction', () => {
  // Each row: the fraction in quarters, and what every rule makes of it, in the order above.
  it.each([
    [0n, [0n, 0n, 0n, 0n, 0n]],
    [1n, [0n, 0n, 0n, 1n, 0n]],
    [2n, [0n, 1n, 0n, 1n, 0n]],
    [3n, [1n, 1n, 1n, 1n, 0n]],
    [4n, [1n, 1n, 1n, 1n, 1n]],
    [6n, [2n, 2n, 1n, 2n, 1n]],
    [10n, [2n, 3n, 2n, 3n, 2n]],
    [-2n, [0n, -1n, 0n, -1n, 0n]],
    [-6n, [-2n, -2n, -1n, -2n, -1n]],
  ])('rounds %s quarters by every rule', (quarters, expected) => {
    expect(roundings.map((rounding) => roundFraction(quarters, 4n, rounding))).toEqual(expected);
  });

  it.each([0n, -1n])('refuses the denominator %s', (denominator) => {
    expect(() => roundFraction(1n, denominator, 'half-even')).toThrow(RangeError);
  });

  it('mirrors at zero, stays within one unit, and keeps whole numbers', () => {
    const numerators = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
    const denominators = fc.bigInt({ min: 1n, max: 10n ** 9n });

    fc.assert(
      fc.property(
        numerators,
        denominators,
        fc.constantFrom(...roundings),
        (numerator, denominator, rounding) => {
          const rounded = roundFraction(numerator, denominator, rounding);
          const error = rounded * denominator - numerator;

          expect(error < denominator && error > -denominator).toBe(true);
          expect(roundFraction(-numerator, denominator, rounding)).toBe(-rounded);
          expect(roundFraction(rounded * denominator, denominator, rounding)).toBe(rounded);
        },
      ),
    );
  });
});
