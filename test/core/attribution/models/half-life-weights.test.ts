import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { halfLifeWeights } from '../../../../core/attribution/models/half-life-weights.ts';
import { msPerDay, msPerHour } from '../../../../core/time/instant.ts';

const week = 168 * msPerHour;

describe('halfLifeWeights', () => {
  // Computed apart from this code, with 60 decimal digits.
  it.each<{ ages: readonly number[]; halfLifeMs: number; parts: readonly bigint[] }>([
    { ages: [0], halfLifeMs: week, parts: [1_000_000_000_000n] },
    { ages: [week, 0], halfLifeMs: week, parts: [333_333_333_333n, 666_666_666_667n] },
    {
      ages: [2 * week, week, 0],
      halfLifeMs: week,
      parts: [142_857_142_857n, 285_714_285_714n, 571_428_571_429n],
    },
    {
      ages: [2_592_000_000, 2_517_945_678, 604_800_000, 3_601, 1],
      halfLifeMs: week,
      parts: [
        19_666_053_384n,
        21_408_026_096n,
        191_785_500_793n,
        383_569_418_582n,
        383_571_001_145n,
      ],
    },
    { ages: [1, 0], halfLifeMs: week, parts: [499_999_999_713n, 500_000_000_287n] },
    {
      ages: [9, 8, 7, 6, 5, 4, 3, 2, 1, 0].map((days) => days * msPerDay),
      halfLifeMs: week,
      parts: [
        61_525_883_656n,
        67_930_082_965n,
        75_000_892_264n,
        82_807_698_665n,
        91_427_111_748n,
        100_943_715_346n,
        111_450_897_585n,
        123_051_767_313n,
        135_860_165_929n,
        150_001_784_529n,
      ],
    },
    {
      ages: [123_456_789, 23_456_789, 3_456_789, 456_789],
      halfLifeMs: 7 * msPerHour,
      parts: [13_652_088_093n, 213_679_351_447n, 370_403_645_063n, 402_264_915_397n],
    },
    {
      ages: [5, 5, 5],
      halfLifeMs: 1,
      parts: [333_333_333_334n, 333_333_333_333n, 333_333_333_333n],
    },
    { ages: [1_000, 999, 0], halfLifeMs: 7, parts: [0n, 0n, 1_000_000_000_000n] },
  ])('gives ages $ages the parts that every platform agrees on', ({ ages, halfLifeMs, parts }) => {
    expect(halfLifeWeights(ages, halfLifeMs)).toEqual(parts);
  });

  const agesMs = fc.array(fc.integer({ min: 0, max: 90 * msPerDay }), {
    minLength: 1,
    maxLength: 20,
  });
  const halfLives = fc.integer({ min: 1, max: 60 * 24 }).map((hours) => hours * msPerHour);

  it('divides the whole, more to the younger, whatever the ages', () => {
    fc.assert(
      fc.property(agesMs, halfLives, (ages, halfLifeMs) => {
        const parts = halfLifeWeights(ages, halfLifeMs);

        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(1_000_000_000_000n);
        ages.forEach((age, index) => {
          ages.forEach((other, place) => {
            // One part either way is the rounding.
            if (age < other) {
              expect((parts[index] ?? 0n) + 1n).toBeGreaterThanOrEqual(parts[place] ?? 0n);
            }
          });
        });
      }),
    );
  });

  it('does not change when all touches are older by the same time', () => {
    fc.assert(
      fc.property(
        agesMs,
        halfLives,
        fc.integer({ min: 0, max: msPerDay }),
        (ages, halfLife, by) => {
          const older = ages.map((age) => age + by);

          expect(halfLifeWeights(older, halfLife)).toEqual(halfLifeWeights(ages, halfLife));
        },
      ),
    );
  });

  it.each([0, -1, 0.5])('refuses a half-life of %p ms', (halfLifeMs) => {
    expect(() => halfLifeWeights([0], halfLifeMs)).toThrow(RangeError);
  });
});
