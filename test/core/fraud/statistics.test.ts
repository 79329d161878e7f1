import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fisherTail } from '../../../core/fraud/fisher-tail.ts';
import { isRarerThan } from '../../../core/fraud/is-rarer-than.ts';
import { robustLimit } from '../../../core/fraud/robust-limit.ts';

const tail = (cases: number, size: number, otherCases: number, otherSize: number) => {
  const { numerator, denominator } = fisherTail({ size, cases, otherSize, otherCases });
  return { numerator, denominator };
};
const sample = fc.nat(14).chain((size) => fc.tuple(fc.nat(size), fc.constant(size)));

describe('fisherTail', () => {
  it.each([
    ["the lady who tells all eight of Fisher's cups of tea", 4, 4, 0, 4, 1n, 70n],
    ['the lady who mistakes one of each', 3, 4, 1, 4, 17n, 70n],
    ['no case at all', 0, 5, 0, 7, 792n, 792n],
    ['nothing but cases', 5, 5, 7, 7, 792n, 792n],
  ])('knows %s', (_, cases, size, otherCases, otherSize, numerator, denominator) => {
    expect(tail(cases, size, otherCases, otherSize)).toEqual({ numerator, denominator });
  });

  it('is the share of all draws that are at least as extreme', () => {
    const drawAll = (members: readonly boolean[], size: number): boolean[][] => {
      if (size === 0) return [[]];
      return members.flatMap((member, index) =>
        drawAll(members.slice(index + 1), size - 1).map((rest) => [member, ...rest]),
      );
    };
    const small = fc.nat(5).chain((size) => fc.tuple(fc.nat(size), fc.constant(size)));
    fc.assert(
      fc.property(small, small, ([cases, size], [otherCases, otherSize]) => {
        const members = Array.from(
          { length: size + otherSize },
          (_, index) => index < cases + otherCases,
        );
        const draws = drawAll(members, size);
        const extreme = draws.filter((draw) => draw.filter(Boolean).length >= cases);

        expect(tail(cases, size, otherCases, otherSize)).toEqual({
          numerator: BigInt(extreme.length),
          denominator: BigInt(draws.length),
        });
      }),
    );
  });

  it('never becomes more likely by one more case in the sample', () => {
    fc.assert(
      fc.property(sample, sample, ([cases, size], [otherCases, otherSize]) => {
        const before = tail(cases, size, otherCases, otherSize);
        const after = tail(cases + 1, size + 1, otherCases, otherSize);

        expect(after.numerator * before.denominator <= before.numerator * after.denominator).toBe(
          true,
        );
      }),
    );
  });

  it.each([
    [2, 1, 0, 1],
    [0, 1, 2, 1],
    [-1, 1, 0, 1],
    [0.5, 1, 0, 1],
  ])('refuses %p of %p and %p of %p', (cases, size, otherCases, otherSize) => {
    expect(() => tail(cases, size, otherCases, otherSize)).toThrow(RangeError);
  });
});

describe('isRarerThan', () => {
  it('says what the exact test says, also where a bound decides', () => {
    const samples = fc.record({
      size: fc.integer({ min: 1, max: 120 }),
      otherSize: fc.nat(120),
      share: fc.nat(100),
      otherShare: fc.nat(100),
      oneIn: fc.constantFrom(2n, 10n, 1_000n, 1_000_000n),
    });
    fc.assert(
      fc.property(samples, ({ size, otherSize, share, otherShare, oneIn }) => {
        const cases = Math.floor((size * share) / 100);
        const otherCases = Math.floor((otherSize * otherShare) / 100);
        const { numerator, denominator } = tail(cases, size, otherCases, otherSize);

        expect(isRarerThan({ size, cases, otherSize, otherCases }, oneIn)).toBe(
          numerator * oneIn < denominator,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('decides about a million uses at once', () => {
    const samples = { size: 1_000_000, cases: 700_000, otherSize: 4_000_000 };

    expect(isRarerThan({ ...samples, otherCases: 2_000_000 }, 1_000_000n)).toBe(true);
  });
});

describe('robustLimit', () => {
  it.each([
    ['equal counts: at least one deviation is one use', [5, 5, 5], 6, 5, 12],
    ['an even number of counts: the middle lies between two', [1, 2, 3, 10], 1, 2.5, 4],
    ['one great count hardly moves it', [4, 5, 6, 5, 900], 2, 5, 8],
    ['counts that vary allow for more', [0, 10, 20, 30, 40], 2, 20, 50],
  ])('of %s', (_, counts, deviations, median, unusual) => {
    expect(robustLimit(counts, deviations)).toEqual({ median, unusual });
  });

  it('of no counts is refused', () => {
    expect(() => robustLimit([], 6)).toThrow(RangeError);
  });
});
