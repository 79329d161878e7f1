import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocate } from '../../../core/money/allocate.ts';

const divide = (total: bigint, weights: readonly bigint[]) =>
  allocate(total, weights, (weight) => weight).map((part) => part.minorUnits);

const totals = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
const weightLists = fc.array(fc.bigInt({ min: 1n, max: 1_000n }), { minLength: 1, maxLength: 20 });

describe('allocate', () => {
  it.each([
    {
      rule: 'the odd unit goes to the first of equals',
      total: 100n,
      weights: [1n, 1n, 1n],
      parts: [34n, 33n, 33n],
    },
    {
      rule: 'the largest fraction comes first',
      total: 99n,
      weights: [4n, 1n, 1n, 4n],
      parts: [40n, 10n, 10n, 39n],
    },
    {
      rule: 'of two halves the earlier is rounded up',
      total: 5n,
      weights: [3n, 7n],
      parts: [2n, 3n],
    },
    { rule: 'no weight, no part', total: 5n, weights: [0n, 7n, 3n], parts: [0n, 4n, 1n] },
    {
      rule: 'a negative amount gives the parts negated',
      total: -100n,
      weights: [1n, 1n, 1n],
      parts: [-34n, -33n, -33n],
    },
  ])('$rule', ({ total, weights, parts }) => {
    expect(divide(total, weights)).toEqual(parts);
  });

  it.each([[[]], [[0n]], [[-1n, 2n]]])('refuses the weights %p', (weights) => {
    expect(() => divide(100n, weights)).toThrow(RangeError);
  });

  it('hands out every unit, each part less than one unit away from its exact value', () => {
    fc.assert(
      fc.property(totals, weightLists, (total, weights) => {
        const parts = divide(total, weights);
        const totalWeight = weights.reduce((sum, weight) => sum + weight, 0n);

        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(total);
        parts.forEach((part, index) => {
          const error = part * totalWeight - total * (weights[index] ?? 0n);
          expect(error < totalWeight && error > -totalWeight).toBe(true);
        });
      }),
    );
  });

  it('takes back exactly what it gave', () => {
    fc.assert(
      fc.property(totals, weightLists, (total, weights) => {
        const given = divide(total, weights);

        const taken = divide(-total, weights);

        expect(taken).toEqual(given.map((part) => -part));
      }),
    );
  });
});
