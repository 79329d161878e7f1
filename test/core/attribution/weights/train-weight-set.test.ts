import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PathCredits } from '../../../../core/attribution/paths/path-model.ts';
import { decomposeDouble } from '../../../../core/attribution/weights/decompose-double.ts';
import { trainWeightSet } from '../../../../core/attribution/weights/train-weight-set.ts';
import { aWeightSet } from '../../../support/factories/index.ts';

const { weights: _, ...training } = aWeightSet();
const byShapley = { ...training, trainedBy: { model: 'shapley' as const } };

const credit = ([channel, conversions]: readonly [string, number]) => ({
  channel,
  conversions,
  value: 0,
});
const weightsOf = (conversions: Readonly<Record<string, number>>) =>
  trainWeightSet({ credits: Object.entries(conversions).map(credit) }, byShapley)?.weights;

describe('trainWeightSet', () => {
  // Computed with exact fractions; every platform has to come to the same.
  it.each<{
    rule: string;
    conversions: Record<string, number>;
    weights: Record<string, bigint>;
  }>([
    {
      rule: 'a tie goes to the earlier name',
      conversions: { c: 1 / 3, b: 1 / 3, a: 1 / 3 },
      weights: { a: 333_333_333_334n, b: 333_333_333_333n, c: 333_333_333_333n },
    },
    {
      rule: 'names are compared by their code units, capitals first',
      conversions: { a: 1, b: 1, A: 1, B: 1, aa: 1, é: 1, x: 1 },
      weights: {
        A: 142_857_142_858n,
        B: 142_857_142_857n,
        a: 142_857_142_857n,
        aa: 142_857_142_857n,
        b: 142_857_142_857n,
        x: 142_857_142_857n,
        é: 142_857_142_857n,
      },
    },
    {
      rule: 'numbers that have no exact form round to what was meant',
      conversions: { mia: 0.2, noa: 0.7, zoe: 0.1 },
      weights: { mia: 200_000_000_000n, noa: 700_000_000_000n, zoe: 100_000_000_000n },
    },
    {
      rule: 'the smallest numbers there are count in full',
      conversions: { x: 5e-324, y: 1.5e-323, z: 0 },
      weights: { x: 250_000_000_000n, y: 750_000_000_000n, z: 0n },
    },
    {
      rule: 'beside the largest number the smallest is nothing',
      conversions: { big: Number.MAX_VALUE, small: Number.MIN_VALUE },
      weights: { big: 1_000_000_000_000n, small: 0n },
    },
    {
      rule: 'the removal effects of a published chain',
      conversions: {
        eta: 0.349026331871146,
        iota: 0.40583500447194415,
        alpha: 0.5583994895077466,
        beta: 0.26403853574123637,
        theta: 0.20601046277277005,
        lambda: 0.13402212280970027,
        kappa: 0.028663386655465705,
        zeta: 0.039810517817383394,
        epsilon: 0.06263858227549057,
        gamma: 0.017879974419968934,
        delta: 0.000481995758038458,
        mi: 0.0001799458198938219,
      },
      weights: {
        alpha: 270_151_512_868n,
        beta: 127_740_822_164n,
        delta: 233_187_683n,
        epsilon: 30_304_303_789n,
        eta: 168_857_589_158n,
        gamma: 8_650_262_456n,
        iota: 196_341_405_200n,
        kappa: 13_867_235_580n,
        lambda: 64_839_384_554n,
        mi: 87_057_092n,
        theta: 99_667_064_942n,
        zeta: 19_260_174_514n,
      },
    },
  ])('$rule', ({ conversions, weights }) => {
    expect(weightsOf(conversions)).toEqual(weights);
  });

  it('takes removal effects for Markov, and nothing else', () => {
    const credits: PathCredits = {
      credits: [credit(['a', 9]), credit(['b', 1])],
      removalEffects: [credit(['a', 1]), credit(['b', 0.5])],
    };

    const set = trainWeightSet(credits, { ...training, trainedBy: { model: 'markov', order: 1 } });

    expect(set).toEqual({
      ...training,
      trainedBy: { model: 'markov', order: 1 },
      weights: { a: 666_666_666_667n, b: 333_333_333_333n },
    });
  });

  it('has nothing to learn where nobody earned anything', () => {
    expect(weightsOf({ a: 0, b: 0 })).toBeUndefined();
    expect(weightsOf({})).toBeUndefined();
  });

  it('refuses the credits of another model', () => {
    const credits = [credit(['a', 1])];
    const byMarkov = { ...training, trainedBy: { model: 'markov' as const } };

    expect(() => trainWeightSet({ credits }, byMarkov)).toThrow(RangeError);
    expect(() => trainWeightSet({ credits, removalEffects: credits }, byShapley)).toThrow(
      RangeError,
    );
  });

  it.each([-1, Number.NaN, Infinity])('refuses %p as a weight', (weight) => {
    expect(() => weightsOf({ a: 1, b: weight })).toThrow(RangeError);
  });

  it('keeps a name that objects give a meaning to', () => {
    expect(Object.entries(weightsOf({ ['__proto__']: 1, a: 1 }) ?? {})).toEqual([
      ['__proto__', 500_000_000_000n],
      ['a', 500_000_000_000n],
    ]);
  });

  it('hands out every part, each less than one from its exact share, in whatever order names come', () => {
    const amounts = fc.oneof(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1e300, noNaN: true }),
      fc.constant(0),
    );
    const found = fc.dictionary(fc.string({ minLength: 1, maxLength: 3 }), amounts, { minKeys: 1 });

    fc.assert(
      fc.property(found, (conversions) => {
        const weights = weightsOf(conversions);
        const reversed = Object.fromEntries(Object.entries(conversions).toReversed());

        expect(weightsOf(reversed)).toEqual(weights);
        if (weights === undefined) return;
        const parts = Object.values(weights);
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(1_000_000_000_000n);
        const largest = Math.max(...Object.values(conversions));
        const total = Object.values(conversions).reduce((sum, each) => sum + each / largest, 0);
        for (const [name, amount] of Object.entries(conversions)) {
          const exact = (amount / largest / total) * 1e12;
          expect(Math.abs(Number(weights[name]) - exact)).toBeLessThan(1.01);
        }
      }),
    );
  });
});

describe('decomposeDouble', () => {
  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), (number) => {
        const { mantissa, exponent } = decomposeDouble(number);

        // In two steps, because 2^exponent alone may be too small for a number.
        const half = Math.trunc(exponent / 2);
        expect(Number(mantissa) * 2 ** half * 2 ** (exponent - half)).toBe(number);
      }),
    );
  });
});
