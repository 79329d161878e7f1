import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeMarkovChain } from '../../../../core/attribution/paths/markov/make-markov-chain.ts';
import { removeByElimination } from '../../../../core/attribution/paths/markov/remove-by-elimination.ts';
import { removeBySweeps } from '../../../../core/attribution/paths/markov/remove-by-sweeps.ts';
import { StateCounts } from '../../../../core/attribution/paths/markov/state-counts.ts';
import { PathFiguresError } from '../../../../core/attribution/paths/path-figures-error.ts';
import type {
  MarkovOrder,
  PathModelSpec,
} from '../../../../core/attribution/paths/path-model-spec.ts';
import { arbitraryPaths } from '../../../support/arbitrary-paths.ts';
import {
  conversionsByChannel,
  creditPaths,
  valueByChannel,
  type WrittenPath,
} from '../../../support/credit-paths.ts';
import { naiveMarkov } from '../../../support/naive-markov.ts';

const markov = (order: MarkovOrder, useNulls = true): PathModelSpec => ({
  model: 'markov',
  order,
  useNulls,
});

const orders = [1, 2, 3, 4] as const;
const chains = orders.flatMap((order) => [
  { order, useNulls: true, title: `a chain of order ${order} with nulls` },
  { order, useNulls: false, title: `a chain of order ${order} without nulls` },
]);

function expectNear(
  actual: Readonly<Record<string, number>>,
  expected: Readonly<Record<string, number>>,
  digits = 9,
) {
  expect(Object.keys(actual).toSorted()).toEqual(Object.keys(expected).toSorted());
  for (const [name, figure] of Object.entries(expected)) {
    expect(actual[name]).toBeCloseTo(figure, digits);
  }
}

/** A journey that goes round the channels in turn. */
const goRound = (channels: readonly string[], touches: number) =>
  Array.from({ length: touches }, (_, place) => channels[place % channels.length]).join(' > ');

describe.each(chains)('$title', ({ order, useNulls }) => {
  it('loses with a channel what the definition says', () => {
    fc.assert(
      fc.property(arbitraryPaths, (paths) => {
        const { removalEffects, conversionProbability } = creditPaths(
          markov(order, useNulls),
          paths,
        );

        const naive = naiveMarkov(paths, order, useNulls);
        expectNear(conversionsByChannel(removalEffects), naive.conversions);
        expectNear(valueByChannel(removalEffects), naive.value);
        expect(conversionProbability).toBeCloseTo(naive.conversionProbability, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('converts as often as its journeys did', () => {
    fc.assert(
      fc.property(arbitraryPaths, (paths) => {
        const sum = (field: 'conversions' | 'nulls') =>
          paths.reduce((total, path) => total + (path[field] ?? 0), 0);
        const journeys = sum('conversions') + (useNulls ? sum('nulls') : 0);

        const { conversionProbability } = creditPaths(markov(order, useNulls), paths);

        expect(conversionProbability).toBeCloseTo(
          journeys === 0 ? 0 : sum('conversions') / journeys,
          13,
        );
      }),
    );
  });

  it('lists, for each state, chances that sum to one', () => {
    fc.assert(
      fc.property(arbitraryPaths, (paths) => {
        const { transitions = [] } = creditPaths(markov(order, useNulls), paths);

        const sums: Record<string, number> = {};
        for (const { from, probability } of transitions) {
          sums[from] = (sums[from] ?? 0) + probability;
        }
        for (const sum of Object.values(sums)) expect(sum).toBeCloseTo(1, 12);
        const entered = transitions.map(({ to }) => to).filter((to) => !to.startsWith('('));
        expect(new Set(Object.keys(sums).filter((from) => from !== '(start)'))).toEqual(
          new Set(entered),
        );
      }),
    );
  });

  it('solves journeys that go round in circles for very long', () => {
    const paths = [
      { path: goRound(['A', 'B'], 9_000), value: 7, nulls: 2 },
      { path: goRound(['B', 'C', 'A', 'D'], 6_000), nulls: 1 },
      { path: goRound(['D', 'E', 'F'], 2_000), value: 3 },
      { path: 'C > E > A > F > B > D', conversions: 5, value: 50, nulls: 30 },
      { path: 'F > A > C', conversions: 2, nulls: 9 },
    ];

    const { removalEffects } = creditPaths(markov(order, useNulls), paths);

    const naive = naiveMarkov(paths, order, useNulls);
    expectNear(conversionsByChannel(removalEffects), naive.conversions);
    expectNear(valueByChannel(removalEffects), naive.value);
  });

  it('is exact for a channel that hardly anybody meets, beside a circle that hardly anybody leaves', () => {
    const many = 1e6;
    const paths = [
      { path: goRound(['A', 'B'], 1_000), conversions: many },
      { path: 'A > B > A > B > A > C', conversions: 1 },
    ];

    const { removalEffects } = creditPaths(markov(order), paths);

    // Whoever meets C meets it once, at the end, and everybody converts.
    const ofC = conversionsByChannel(removalEffects).C ?? Number.NaN;
    expect(Math.abs(ofC * (many + 1) - 1)).toBeLessThan(1e-11);
  });
});

describe('a chain', () => {
  it('names its states and ends, the start first', () => {
    const { transitions } = creditPaths(markov(2), [
      { path: 'A > A > B', conversions: 1, nulls: 1 },
      { path: 'A > A', conversions: 0, nulls: 2 },
      { path: 'B', conversions: 4 },
    ]);

    expect(transitions).toEqual([
      { from: '(start)', to: 'A > A', probability: 0.5 },
      { from: '(start)', to: 'B', probability: 0.5 },
      { from: 'A > A', to: 'A > B', probability: 0.5 },
      { from: 'A > A', to: '(null)', probability: 0.5 },
      { from: 'A > B', to: '(conversion)', probability: 0.5 },
      { from: 'A > B', to: '(null)', probability: 0.5 },
      { from: 'B', to: '(conversion)', probability: 1 },
    ]);
  });

  it('counts a state that follows itself once', () => {
    const once = [{ path: 'A > B > C', nulls: 1 }, { path: 'B > C > B' }];
    const often = [{ path: 'A > A > A > B > C > C', nulls: 1 }, { path: 'B > B > C > B > B' }];

    expect(creditPaths(markov(1), often)).toEqual(creditPaths(markov(1), once));
  });

  it('leaves journeys that did not convert out of a chain without nulls', () => {
    const converting = [{ path: 'A > B', conversions: 2, value: 9 }, { path: 'B > C' }];
    const withNulls = converting.map((path) => ({ ...path, nulls: 5 }));
    const withOthers = [...withNulls, { path: 'C > B > A', conversions: 0, nulls: 7 }];

    const result = creditPaths(markov(1, false), withOthers);

    expect(result).toEqual(creditPaths(markov(1, false), converting));
    expect(result).not.toEqual(creditPaths(markov(1), withOthers));
  });

  it.each([true, false])(
    'shares out what rows without a journey are worth too, with nulls: %s',
    (useNulls) => {
      const { credits } = creditPaths(markov(1, useNulls), [
        { path: 'A > B', conversions: 1, value: 3, nulls: 2 },
        { path: 'B > C', conversions: 0, value: 7, nulls: 3 },
        { path: 'C', conversions: 0, value: 5, nulls: 0 },
      ]);

      expect(credits.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(15, 12);
    },
  );

  it.each(orders)('refuses counts that no chain of order %d can be computed from', (order) => {
    const tooSmall = [{ path: 'A > B', conversions: 5e-324, value: 1 }];
    const tooLarge = [{ path: goRound(['A', 'B', 'C', 'D', 'E', 'F'], 60), conversions: 1e308 }];
    const tooFarApart = [{ path: 'A', nulls: 1e200 }];

    expect(() => creditPaths(markov(order), tooSmall)).toThrow(PathFiguresError);
    expect(() => creditPaths(markov(order), tooLarge)).toThrow(PathFiguresError);
    expect(() => creditPaths(markov(order), tooFarApart)).toThrow(/to 1e\+30, not with 1e\+200/);
  });

  it('answers finite figures for numbers as far apart as they may be', () => {
    const figure = fc.constantFrom(0, 1e-30, 3e-15, 1, 3, 1e16, 1e30);
    const path = fc.constantFrom('A', 'A > B', 'B > A > B > A', 'A > C > B > C', 'C > C > A');
    const extreme = fc.record({ path, conversions: figure, value: figure, nulls: figure });

    fc.assert(
      fc.property(
        fc.array(extreme, { minLength: 1 }),
        fc.constantFrom(...orders),
        (paths, order) => {
          const answer = creditPaths(markov(order), paths);

          expect(JSON.stringify(answer)).not.toMatch(/null[,}]/);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('sums credits to the conversions, in proportion to the removal effects', () => {
    const { credits, removalEffects } = creditPaths(markov(1), [
      { path: 'C1 > C2 > C3' },
      { path: 'C1', conversions: 0, nulls: 1 },
      { path: 'C2 > C3', conversions: 0, nulls: 1 },
    ]);

    expectNear(conversionsByChannel(removalEffects), { C1: 0.5, C2: 1, C3: 1 }, 12);
    expectNear(conversionsByChannel(credits), { C1: 0.2, C2: 0.4, C3: 0.4 }, 12);
  });
});

describe('both ways to solve a chain of order 1', () => {
  /** Journeys at random, but always the same. */
  function someJourneys(journeys: number, channels: number): WrittenPath[] {
    let seed = 42;
    const next = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    return Array.from({ length: journeys }, () => ({
      path: Array.from({ length: 1 + next(9) }, () => `channel-${next(1 + next(channels))}`).join(
        ' > ',
      ),
      conversions: next(3),
      value: next(1_000),
      nulls: next(20),
    }));
  }

  it.each([1, 3, 4, 5, 64, 65, 130])('agree on %d channels', (channels) => {
    const counts = new StateCounts(1);
    for (const { path, conversions = 0, value = 0, nulls = 0 } of someJourneys(900, channels)) {
      const ids = path.split(' > ').map((channel) => Number(channel.slice('channel-'.length)));
      const row = {
        channels: Uint32Array.from(ids),
        length: ids.length,
        names: [],
        conversions,
        value,
        nulls,
      };
      if (conversions + nulls > 0) counts.add(row, nulls);
    }
    const chain = makeMarkovChain(counts);

    const eliminated = removeByElimination(chain, channels);
    const swept = removeBySweeps(chain, channels);

    expect(eliminated.conversion).toBeCloseTo(swept.conversion, 13);
    expect(eliminated.worth / swept.worth).toBeCloseTo(1, 12);
    for (let channel = 0; channel < channels; channel += 1) {
      expect(eliminated.lostConversions[channel]).toBeCloseTo(
        swept.lostConversions[channel] ?? Number.NaN,
        13,
      );
      expect(eliminated.lostWorths[channel]).toBeCloseTo(
        swept.lostWorths[channel] ?? Number.NaN,
        9,
      );
    }
  });
});
