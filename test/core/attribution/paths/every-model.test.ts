import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openPathModel } from '../../../../core/attribution/paths/open-path-model.ts';
import type { PathModelSpec } from '../../../../core/attribution/paths/path-model-spec.ts';
import { convertingPaths } from '../../../support/arbitrary-paths.ts';
import {
  conversionsByChannel,
  creditPaths,
  valueByChannel,
  type WrittenPath,
} from '../../../support/credit-paths.ts';

const specs: readonly PathModelSpec[] = [
  { model: 'first-touch' },
  { model: 'last-touch' },
  { model: 'last-non-direct', directChannel: 'direct' },
  { model: 'linear' },
  { model: 'time-decay', halfLifeHours: 168, spacingHours: 24, stepped: false },
  { model: 'time-decay', halfLifeHours: 48, spacingHours: 24, stepped: true },
  { model: 'position-based', first: 40, middle: 20, last: 40 },
  { model: 'w-shaped', first: 30, lead: 30, opportunity: 30, others: 10, leadPosition: 3 },
  { model: 'w-shaped', first: 30, lead: 30, opportunity: 30, others: 10 },
  { model: 'position-decay' },
  { model: 'custom-weights', fromFirst: [3, 0], others: 1, fromLast: [0, 5] },
  { model: 'markov', order: 1, useNulls: true },
  { model: 'markov', order: 1, useNulls: false },
  { model: 'markov', order: 2, useNulls: true },
  { model: 'markov', order: 3, useNulls: false },
  { model: 'markov', order: 4, useNulls: true },
  { model: 'shapley' },
  { model: 'shapley-ordered' },
  { model: 'counterfactual' },
];

const sum = (figures: readonly (number | undefined)[]): number =>
  figures.reduce<number>((total, figure) => total + (figure ?? 0), 0);

function expectSame(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>) {
  expect(Object.keys(a).toSorted()).toEqual(Object.keys(b).toSorted());
  for (const [channel, figure] of Object.entries(a)) expect(figure).toBeCloseTo(b[channel] ?? 0, 9);
}

function expectSameCredits(
  spec: PathModelSpec,
  some: readonly WrittenPath[],
  others: readonly WrittenPath[],
) {
  const { credits } = creditPaths(spec, some);
  const { credits: otherCredits } = creditPaths(spec, others);
  expectSame(conversionsByChannel(credits), conversionsByChannel(otherCredits));
  expectSame(valueByChannel(credits), valueByChannel(otherCredits));
}

describe.each(specs.map((spec) => ({ name: JSON.stringify(spec), spec })))('$name', ({ spec }) => {
  it('gives out all conversions and all worth, and nothing negative', () => {
    fc.assert(
      fc.property(convertingPaths, (paths) => {
        const { credits } = creditPaths(spec, paths);

        expect(sum(credits.map(({ conversions }) => conversions))).toBeCloseTo(
          sum(paths.map(({ conversions }) => conversions)),
          9,
        );
        expect(sum(credits.map(({ value }) => value))).toBeCloseTo(
          sum(paths.map(({ value }) => value)),
          6,
        );
        expect(credits.every(({ conversions, value }) => conversions >= 0 && value >= 0)).toBe(
          true,
        );
      }),
      { numRuns: 40 },
    );
  });

  it('does not depend on the order of rows', () => {
    const shuffled = convertingPaths.chain((paths) =>
      fc.tuple(
        fc.constant(paths),
        fc.shuffledSubarray(paths, { minLength: paths.length, maxLength: paths.length }),
      ),
    );

    fc.assert(
      fc.property(shuffled, ([paths, permuted]) => expectSameCredits(spec, paths, permuted)),
      { numRuns: 40 },
    );
  });

  it('does not mind whether journeys of one path come in one row or in two', () => {
    const halve = ({ path, conversions = 0, value = 0, nulls = 0 }: WrittenPath) => {
      const half = { path, conversions: conversions / 2, value: value / 2, nulls: nulls / 2 };
      return [half, half];
    };

    fc.assert(
      fc.property(convertingPaths, (paths) => expectSameCredits(spec, paths, paths.flatMap(halve))),
      { numRuns: 40 },
    );
  });

  it('lists the channels of journeys that did not convert, with nothing', () => {
    const { credits } = creditPaths(spec, [
      { path: 'A > B' },
      { path: 'C > Direct', conversions: 0, nulls: 3 },
    ]);

    expect(credits.map(({ channel }) => channel)).toEqual(['A', 'B', 'C', 'Direct']);
    expect(credits.slice(2)).toEqual([
      { channel: 'C', conversions: 0, value: 0 },
      { channel: 'Direct', conversions: 0, value: 0 },
    ]);
  });

  it('gives nothing where nothing converts', () => {
    const { credits } = creditPaths(spec, [{ path: 'A > B > A', conversions: 0, nulls: 2 }]);

    expect(credits).toEqual([
      { channel: 'A', conversions: 0, value: 0 },
      { channel: 'B', conversions: 0, value: 0 },
    ]);
  });

  it('has nothing to say about no journey at all', () => {
    expect(creditPaths(spec, []).credits).toEqual([]);
  });

  it('has room for many channels and for long journeys', () => {
    const long = Array.from({ length: 300 }, (_, place) => `channel-${place}`).join(' > ');

    const { credits } = creditPaths(spec, [{ path: long, value: 5 }]);

    expect(credits).toHaveLength(300);
    expect(sum(credits.map(({ value }) => value))).toBeCloseTo(5, 9);
  });

  it('refuses a channel that nobody has named', () => {
    const model = openPathModel(spec);
    const names = ['A', 'B'];
    const channels = Uint32Array.of(0, 1);
    model.add({ channels, length: 2, names, conversions: 1, value: 1, nulls: 0 });

    expect(() => model.finish(['A'])).toThrow(RangeError);
  });
});

describe('openPathModel', () => {
  const row = {
    channels: Uint32Array.of(0),
    length: 1,
    names: ['A', 'B', 'C', 'D'],
    conversions: 1,
    value: 1,
    nulls: 0,
  };

  it.each([
    ['without a touch', { length: 0 }],
    ['longer than its channels', { length: 2 }],
    ['with negative conversions', { conversions: -1 }],
    ['with conversions that are no number', { conversions: Number.NaN }],
    ['with endless conversions', { conversions: Infinity }],
    ['with negative nulls', { nulls: -1 }],
    ['with nulls that are no number', { nulls: Number.NaN }],
    ['with a worth that is no number', { value: Number.NaN }],
    ['with an endless worth', { value: Infinity }],
  ])('refuses a row %s', (_, changes) => {
    const model = openPathModel({ model: 'linear' });

    expect(() => model.add({ ...row, ...changes })).toThrow(RangeError);
  });

  it.each<[string, PathModelSpec]>([
    ['an unknown model', { model: 'guess' } as unknown as PathModelSpec],
    ['a direct channel without a name', { model: 'last-non-direct', directChannel: '' }],
    [
      'a half-life of nothing',
      { model: 'time-decay', halfLifeHours: 0, spacingHours: 1, stepped: false },
    ],
    [
      'touches in the wrong order',
      { model: 'time-decay', halfLifeHours: 1, spacingHours: -1, stepped: false },
    ],
    ['a negative weight', { model: 'position-based', first: -1, middle: 2, last: 1 }],
    [
      'weights of which none is positive',
      { model: 'position-based', first: 0, middle: 0, last: 0 },
    ],
    [
      'a weight that is no number',
      { model: 'custom-weights', fromFirst: [Number.NaN], others: 1, fromLast: [] },
    ],
    [
      'an endless weight',
      { model: 'custom-weights', fromFirst: [], others: Infinity, fromLast: [] },
    ],
    [
      'a lead before the journey',
      { model: 'w-shaped', first: 1, lead: 1, opportunity: 1, others: 1, leadPosition: 0 },
    ],
    [
      'a lead between two touches',
      { model: 'w-shaped', first: 1, lead: 1, opportunity: 1, others: 1, leadPosition: 1.5 },
    ],
    ['an order of 5', { model: 'markov', order: 5 as 4, useNulls: true }],
    ['an order of 0', { model: 'markov', order: 0 as 1, useNulls: true }],
  ])('refuses %s', (_, spec) => {
    expect(() => openPathModel(spec)).toThrow(RangeError);
  });

  it('refuses weights that vanish when they are divided', () => {
    const model = openPathModel({
      model: 'position-based',
      first: 0,
      middle: Number.MIN_VALUE,
      last: 0,
    });

    expect(() => model.add({ ...row, channels: Uint32Array.of(0, 1, 2, 3), length: 4 })).toThrow(
      RangeError,
    );
  });
});
