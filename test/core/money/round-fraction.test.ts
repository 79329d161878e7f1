import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { roundFraction } from '../../../core/money/round-fraction.ts';
import type { DirectedRounding, SymmetricRounding } from '../../../core/money/rounding.ts';

const symmetric: readonly SymmetricRounding[] = ['half-even', 'half-up', 'half-down', 'up', 'down'];
const directed: readonly DirectedRounding[] = ['ceiling', 'floor', 'half-ceiling', 'half-floor'];
const mirrors: Readonly<Record<DirectedRounding, DirectedRounding>> = {
  ceiling: 'floor',
  floor: 'ceiling',
  'half-ceiling': 'half-floor',
  'half-floor': 'half-ceiling',
};

const numerators = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
// Small denominators as well, so that exact halves occur.
const denominators = fc.oneof(fc.bigInt(1n, 8n), fc.bigInt(1n, 10n ** 9n));

describe('roundFraction', () => {
  // Each row: the fraction in quarters, and what every rule makes of it, in the order above.
  it.each([
    [0n, [0n, 0n, 0n, 0n, 0n], [0n, 0n, 0n, 0n]],
    [1n, [0n, 0n, 0n, 1n, 0n], [1n, 0n, 0n, 0n]],
    [2n, [0n, 1n, 0n, 1n, 0n], [1n, 0n, 1n, 0n]],
    [3n, [1n, 1n, 1n, 1n, 0n], [1n, 0n, 1n, 1n]],
    [4n, [1n, 1n, 1n, 1n, 1n], [1n, 1n, 1n, 1n]],
    [6n, [2n, 2n, 1n, 2n, 1n], [2n, 1n, 2n, 1n]],
    [10n, [2n, 3n, 2n, 3n, 2n], [3n, 2n, 3n, 2n]],
    [-1n, [0n, 0n, 0n, -1n, 0n], [0n, -1n, 0n, 0n]],
    [-2n, [0n, -1n, 0n, -1n, 0n], [0n, -1n, 0n, -1n]],
    [-3n, [-1n, -1n, -1n, -1n, 0n], [0n, -1n, -1n, -1n]],
    [-6n, [-2n, -2n, -1n, -2n, -1n], [-1n, -2n, -1n, -2n]],
  ])('rounds %s quarters by every rule', (quarters, bySymmetric, byDirected) => {
    const round = (rounding: SymmetricRounding | DirectedRounding) =>
      roundFraction(quarters, 4n, rounding);

    expect(symmetric.map(round)).toEqual(bySymmetric);
    expect(directed.map(round)).toEqual(byDirected);
  });

  it.each([0n, -1n])('refuses the denominator %s', (denominator) => {
    expect(() => roundFraction(1n, denominator, 'half-even')).toThrow(RangeError);
  });

  it('stays within one unit, and keeps whole numbers, by every rule', () => {
    const roundings = fc.constantFrom(...symmetric, ...directed);
    fc.assert(
      fc.property(numerators, denominators, roundings, (numerator, denominator, rounding) => {
        const rounded = roundFraction(numerator, denominator, rounding);
        const error = rounded * denominator - numerator;

        expect(error < denominator && error > -denominator).toBe(true);
        expect(roundFraction(rounded * denominator, denominator, rounding)).toBe(rounded);
      }),
    );
  });

  it('mirrors at zero by each symmetric rule', () => {
    const roundings = fc.constantFrom(...symmetric);
    fc.assert(
      fc.property(numerators, denominators, roundings, (numerator, denominator, rounding) => {
        const rounded = roundFraction(numerator, denominator, rounding);

        expect(roundFraction(-numerator, denominator, rounding)).toBe(-rounded);
      }),
    );
  });

  it('gives by each directed rule the negative of its mirror, and not always its own', () => {
    const roundings = fc.constantFrom(...directed);
    fc.assert(
      fc.property(numerators, denominators, roundings, (numerator, denominator, rounding) => {
        const rounded = roundFraction(numerator, denominator, rounding);

        expect(roundFraction(-numerator, denominator, mirrors[rounding])).toBe(-rounded);
      }),
    );
    for (const rounding of directed) {
      expect(roundFraction(-1n, 2n, rounding)).not.toBe(-roundFraction(1n, 2n, rounding));
    }
  });
});
