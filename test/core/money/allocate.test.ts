import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocate } from '../../../core/money/allocate.ts';
import { formatMoney } from '../../../core/money/format-money.ts';
import { parseDecimal } from '../../../core/money/parse-decimal.ts';

const divide = (total: bigint, weights: readonly bigint[]) =>
  allocate(total, weights, (weight) => weight).map((part) => part.minorUnits);
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);

const totals = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
/** Longer than what is picked without sorting; small weights, so that many fractions are equal. */
const weightLists = fc
  .array(fc.bigInt(0n, 20n), { minLength: 1, maxLength: 80, size: 'max' })
  .filter((weights) => sum(weights) > 0n);

/** The rule as it is written: round down, then one unit each by falling fraction, earlier first. */
function divideByTheRule(total: bigint, weights: readonly bigint[]): bigint[] {
  const whole = sum(weights);
  const parts = weights.map((weight) => (total * weight) / whole);
  const places = weights
    .map((weight, place) => ({ place, lost: (total * weight) % whole }))
    .toSorted((a, b) => Number(b.lost - a.lost) || a.place - b.place)
    .slice(0, Number(total - sum(parts)))
    .map(({ place }) => place);
  return parts.map((part, place) => part + (places.includes(place) ? 1n : 0n));
}

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
    { rule: 'the only owner has it all', total: -7n, weights: [3n], parts: [-7n] },
    { rule: 'nothing is nothing for everybody', total: 0n, weights: [1n, 2n], parts: [0n, 0n] },
    {
      rule: 'a negative amount gives the parts negated',
      total: -100n,
      weights: [1n, 1n, 1n],
      parts: [-34n, -33n, -33n],
    },
  ])('$rule', ({ total, weights, parts }) => {
    expect(divide(total, weights)).toEqual(parts);
  });

  it.each([[[]], [[0n]], [[0n, 0n]], [[-1n]], [[-1n, 2n]], [[-1n, 1n]]])(
    'refuses the weights %p',
    (weights) => {
      expect(() => divide(100n, weights)).toThrow(RangeError);
    },
  );

  it('gives few and many owners what the rule gives them', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 4n), weightLists, (total, weights) => {
        expect(divide(total, weights)).toEqual(divideByTheRule(total, weights));
      }),
    );
  });

  it('hands out every unit, each part less than one unit away from its exact value', () => {
    fc.assert(
      fc.property(totals, weightLists, (total, weights) => {
        const parts = divide(total, weights);
        const totalWeight = sum(weights);

        expect(sum(parts)).toBe(total);
        parts.forEach((part, index) => {
          const error = part * totalWeight - total * (weights[index] ?? 0n);
          expect(error < totalWeight && error > -totalWeight).toBe(true);
        });
      }),
    );
  });

  it.each(['JPY', 'USD', 'KWD', 'CLF'])(
    'splits an amount of %s into amounts that sum to it as they are written',
    (currency) => {
      fc.assert(
        fc.property(totals, weightLists, (total, weights) => {
          const read = divide(total, weights)
            .map((minorUnits) => formatMoney({ minorUnits, currency }))
            .map((written) => parseDecimal(written, currency) ?? 'unreadable');

          expect(read).not.toContain('unreadable');
          expect(sum(read as bigint[])).toBe(total);
        }),
      );
    },
  );

  it('takes back exactly what it gave', () => {
    fc.assert(
      fc.property(totals, weightLists, (total, weights) => {
        const given = divide(total, weights);

        const taken = divide(-total, weights);

        expect(taken).toEqual(given.map((part) => -part));
      }),
    );
  });

  it('does not ask who comes first where no two fractions are equal', () => {
    const heavy = fc.uniqueArray(fc.bigInt(1n, 10n ** 12n), {
      minLength: 1,
      maxLength: 60,
      size: 'max',
    });
    const shuffled = heavy.chain((weights) =>
      fc.tuple(
        fc.constant(weights),
        fc.shuffledSubarray(weights, { minLength: weights.length, maxLength: weights.length }),
      ),
    );
    fc.assert(
      fc.property(totals, shuffled, (total, [weights, otherwise]) => {
        const whole = sum(weights);
        fc.pre(new Set(weights.map((weight) => (total * weight) % whole)).size === weights.length);
        const parts = divide(total, weights);
        const partOf = new Map(weights.map((weight, place) => [weight, parts[place]]));

        expect(divide(total, otherwise)).toEqual(otherwise.map((weight) => partOf.get(weight)));
      }),
    );
  });
});
