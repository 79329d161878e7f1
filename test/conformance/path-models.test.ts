import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  type PathCredits,
  type PathModelSpec,
  pathTransforms,
  shapleyOfGame,
} from '../../core/attribution/paths/index.ts';
import { trainWeightSet } from '../../core/attribution/weights/index.ts';
import {
  conversionsByChannel,
  creditPaths,
  splitPath,
  valueByChannel,
  type WrittenPath,
} from '../support/credit-paths.ts';

type Figures = Readonly<Record<string, number>>;

const folder = new URL('../../../shared/vectors/attribution/', import.meta.url);
const readBytes = (name: string) => readFileSync(new URL(name, folder));
const readVector = (name: string) => JSON.parse(readBytes(name).toString());

/** Each expected figure within a tolerance, and no channel more or less. */
function expectFigures(
  actual: Figures,
  expected: Figures,
  toleranceOf: (figure: number) => number,
) {
  expect(Object.keys(actual).toSorted()).toEqual(Object.keys(expected).toSorted());
  for (const [channel, figure] of Object.entries(expected)) {
    expect(Math.abs((actual[channel] ?? Number.NaN) - figure)).toBeLessThanOrEqual(
      toleranceOf(figure),
    );
  }
}

const within = (tolerance: number) => () => tolerance;
const relatively = (tolerance: number) => (figure: number) => tolerance * Math.abs(figure);

function transitionFigures({ transitions = [] }: PathCredits): Figures {
  return Object.fromEntries(
    transitions.map(({ from, to, probability }) => [`${from}>${to}`, probability]),
  );
}

const countStates = ({ transitions = [] }: PathCredits) =>
  new Set(transitions.flatMap(({ from, to }) => [from, to])).size;

const sumOf = (figures: Figures) => Object.values(figures).reduce((sum, figure) => sum + figure, 0);

const countJourneys = (paths: readonly WrittenPath[], useNulls: boolean) =>
  paths.reduce(
    (sum, { conversions = 0, nulls = 0 }) => sum + conversions + (useNulls ? nulls : 0),
    0,
  );

const byPlace = (figures: readonly number[]): Figures => Object.fromEntries(figures.entries());

const triplesToFigures = (triples: readonly [string, string, number][]): Figures =>
  Object.fromEntries(triples.map(([from, to, probability]) => [`${from}>${to}`, probability]));

const markov = (order: 1 | 2 | 3 | 4, useNulls = true): PathModelSpec => ({
  model: 'markov',
  order,
  useNulls,
});
const positionBased: PathModelSpec = { model: 'position-based', first: 40, middle: 20, last: 40 };

describe('PathData', () => {
  const csv = readBytes('PathData.csv');
  const paths: WrittenPath[] = csv
    .toString()
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const [, path = '', conversions, value, nulls] =
        /^"([^"]*)",([^,]*),([^,]*),([^,]*)$/.exec(line) ?? [];
      return {
        path,
        conversions: Number(conversions),
        value: Number(value),
        nulls: Number(nulls),
      };
    });

  it.each([
    'pathdata_heuristics.json',
    'pathdata_markov_order1_null.json',
    'pathdata_markov_order2_nonull.json',
    'pathdata_shapley.json',
  ])('is the file that %s was made from', (name) => {
    const { sha256, rows } = readVector(name).input;

    expect(createHash('sha256').update(csv).digest('hex')).toBe(sha256);
    expect(paths).toHaveLength(rows);
  });

  it.each([
    ['first-touch', 'first_touch'],
    ['last-touch', 'last_touch'],
    ['linear', 'linear_touch'],
  ] as const)('agrees with the reference on %s', (model, key) => {
    const { expected, tolerance } = readVector('pathdata_heuristics.json');
    const pick = (field: string): Figures =>
      Object.fromEntries(
        Object.entries<Figures>(expected).map(([channel, figures]) => [
          channel,
          figures[`${key}_${field}`] ?? Number.NaN,
        ]),
      );

    const { credits } = creditPaths({ model }, paths);

    expectFigures(conversionsByChannel(credits), pick('conversions'), within(tolerance.abs));
    expectFigures(valueByChannel(credits), pick('value'), within(tolerance.abs));
  });

  it.each(['pathdata_markov_order1_null.json', 'pathdata_markov_order2_nonull.json'])(
    'agrees with the reference on %s',
    (name) => {
      const { order, use_null, expected } = readVector(name);
      const near = relatively(1e-9);

      const result = creditPaths(markov(order, use_null), paths);

      const { credits, removalEffects, conversionProbability = Number.NaN } = result;
      expectFigures(conversionsByChannel(credits), expected.conversions, near);
      expectFigures(valueByChannel(credits), expected.value, near);
      expectFigures(conversionsByChannel(removalEffects), expected.removal_effects, near);
      expectFigures(valueByChannel(removalEffects), expected.removal_effects_value, near);
      expectFigures({ p: conversionProbability }, { p: expected.p_conversion }, near);
      expect(credits.map(({ channel }) => channel)).toEqual(expected.channels);
      expectFigures(
        { mean: sumOf(valueByChannel(credits)) / countJourneys(paths, use_null) },
        { mean: expected.mean_value_per_journey },
        near,
      );
    },
  );

  it('agrees with the reference on the transition matrix of order 1', () => {
    const { transition_matrix, expected } = readVector('pathdata_markov_order1_null.json');

    const result = creditPaths(markov(1), paths);

    expectFigures(transitionFigures(result), triplesToFigures(transition_matrix), relatively(1e-9));
    expect(countStates(result)).toBe(expected.n_states);
  });

  it('agrees with the reference on Shapley values', () => {
    const { expected, tolerance } = readVector('pathdata_shapley.json');

    const { credits } = creditPaths({ model: 'shapley' }, paths);

    expectFigures(conversionsByChannel(credits), expected.conversions, within(tolerance.abs));
    expectFigures(valueByChannel(credits), expected.value, within(tolerance.abs));
  });
});

describe.each(['rand_a.json', 'rand_c.json'])('%s', (name) => {
  const { input, expected, tolerance } = readVector(name);
  const paths: readonly WrittenPath[] = input.paths;
  const near = within(tolerance.abs);

  it.each<[string, PathModelSpec]>([
    ['first', { model: 'first-touch' }],
    ['last', { model: 'last-touch' }],
    ['last_non_direct', { model: 'last-non-direct', directChannel: 'direct' }],
    ['linear', { model: 'linear' }],
    ['position_based', positionBased],
    ['position_decay', { model: 'position-decay' }],
    [
      'time_decay_24h_spacing_stepwise_168h',
      { model: 'time-decay', halfLifeHours: 168, spacingHours: 24, stepped: true },
    ],
    ['markov1', markov(1)],
    ['markov1_no_null', markov(1, false)],
    ['markov2', markov(2)],
    ['shapley_exact_set', { model: 'shapley' }],
  ])('agrees with the reference on %s', (key, spec) => {
    expectFigures(conversionsByChannel(creditPaths(spec, paths).credits), expected[key], near);
  });

  it('agrees with the reference on the worth of order 1', () => {
    const { credits, removalEffects } = creditPaths(markov(1), paths);

    expectFigures(valueByChannel(credits), expected.markov1_value, near);
    expectFigures(valueByChannel(removalEffects), expected.markov1_removal_value, near);
  });

  it.each([1, 2, 3] as const)(
    'agrees with the reference on removal effects of order %d',
    (order) => {
      const { removalEffects } = creditPaths(markov(order), paths);

      expectFigures(conversionsByChannel(removalEffects), expected[`markov${order}_removal`], near);
    },
  );

  it('agrees with the reference on the transition matrix', () => {
    const figures = transitionFigures(creditPaths(markov(1), paths));

    expectFigures(figures, triplesToFigures(expected.transition_matrix), near);
  });

  it('agrees with the reference on ordered Shapley values', () => {
    const { byPosition = [], credits } = creditPaths({ model: 'shapley-ordered' }, paths);

    const places = Object.fromEntries(
      byPosition.map(({ channel, conversions }) => [channel, conversions]),
    );
    expect(Object.keys(places).toSorted()).toEqual(
      Object.keys(expected.shapley_ordered).toSorted(),
    );
    for (const [channel, conversions] of Object.entries(places)) {
      expectFigures(byPlace(conversions), byPlace(expected.shapley_ordered[channel]), near);
    }
    expectFigures(conversionsByChannel(credits), expected.shapley_exact_set, near);
  });

  it('agrees with the reference on the counterfactual model', () => {
    const { credits } = creditPaths({ model: 'counterfactual' }, paths);

    const { conversions, revenue } = expected.fractribution_counterfactual;
    expectFigures({ ...conversionsByChannel(credits), Unmatched_Channel: 0 }, conversions, near);
    expectFigures({ ...valueByChannel(credits), Unmatched_Channel: 0 }, revenue, near);
  });
});

describe('dp6_test_example.json', () => {
  const { input, expected, tolerance } = readVector('dp6_test_example.json');
  const written: readonly string[] = input.paths;
  const paths: WrittenPath[] = written.map((path) => ({ path, value: input.value }));
  const near = within(tolerance.abs);

  it.each<[string, PathModelSpec]>([
    ['attribution_first_click_heuristic', { model: 'first-touch' }],
    ['attribution_last_click_heuristic', { model: 'last-touch' }],
    ['attribution_last_click_non_A_heuristic', { model: 'last-non-direct', directChannel: 'A' }],
    ['attribution_linear_heuristic', { model: 'linear' }],
    ['attribution_position_based_0.4_0.2_0.4_heuristic', positionBased],
    ['attribution_position_decay_heuristic', { model: 'position-decay' }],
    [
      'attribution_time_decay0.5_freq1_heuristic',
      { model: 'time-decay', halfLifeHours: 1, spacingHours: 24, stepped: true },
    ],
    ['attribution_markov_algorithmic', markov(1)],
  ])('agrees with the reference on %s', (key, spec) => {
    expectFigures(valueByChannel(creditPaths(spec, paths).credits), expected[key], near);
  });

  it('agrees with the reference on removal effects', () => {
    const { removalEffects } = creditPaths(markov(1), paths);

    expectFigures(conversionsByChannel(removalEffects), expected.markov_removal, near);
  });

  it('agrees with the reference on what trained weights give to the touches of each journey', () => {
    const { weights = {} } =
      trainWeightSet(creditPaths(markov(1), paths), {
        weightSetId: 'dp6',
        trainedBy: { model: 'markov', order: 1, useNulls: true },
        from: 0,
        until: 1,
        publishedAt: 1,
        journeys: paths.length,
        conversions: paths.length,
      }) ?? {};

    written.forEach((path, journey) => {
      const ofTouches = splitPath(path).map((channel) => Number(weights[channel]));
      const total = ofTouches.reduce((sum, weight) => sum + weight, 0);
      const shares = ofTouches.map((weight) => weight / total);
      expectFigures(byPlace(shares), byPlace(expected.markov_weights_per_journey[journey]), near);
    });
  });

  it('agrees with the reference on its own game, in which a coalition is worth its conversion rate', () => {
    const sets = written.map((path) => [...new Set(splitPath(path))].toSorted());
    const seen = new Set(sets.map((set) => set.join()));
    const values: Record<string, number> = { A: 0, B: 0, C: 0 };

    for (const set of sets) {
      // Every journey of the example converts, so a set's rate is 1 if anybody had it.
      const shares = shapleyOfGame(set.length, (coalition) =>
        Number(seen.has(set.filter((_, player) => (coalition >> player) & 1).join())),
      );
      const total = shares.reduce((sum, share) => sum + share, 0);
      set.forEach((channel, player) => {
        values[channel] = (values[channel] ?? 0) + (input.value * (shares[player] ?? 0)) / total;
      });
    }

    expectFigures(values, expected.attribution_shapley_size4_conv_rate_algorithmic, near);
  });
});

type SmallCase = {
  readonly id: string;
  readonly input: {
    readonly journeys: readonly {
      readonly touches: readonly {
        readonly channel: string;
        readonly hoursBeforeConversion?: number;
      }[];
      readonly converted: boolean;
      readonly value: number;
    }[];
    readonly directChannel: string;
    readonly leadTouchIndex: readonly number[];
    readonly worthByExactSet: readonly [readonly string[], number][];
  };
  // biome-ignore lint/suspicious/noExplicitAny: every case expects something of another shape.
  readonly expected: any;
  readonly tolerance: number;
};

describe('small_cases.json', () => {
  const cases: readonly SmallCase[] = readVector('small_cases.json');
  const findCase = (id: string) => cases.find((found) => found.id === id) as SmallCase;

  const writeJourneys = ({ input }: SmallCase): WrittenPath[] =>
    input.journeys.map(({ touches, converted, value }) => ({
      path: touches.map(({ channel }) => channel).join(' > '),
      conversions: converted ? 1 : 0,
      nulls: converted ? 0 : 1,
      value,
    }));

  /** The cases' touches lie as far apart as their half-life, which is a week. */
  const weekly: PathModelSpec = {
    model: 'time-decay',
    halfLifeHours: 168,
    spacingHours: 168,
    stepped: false,
  };

  it.each<[string, string, PathModelSpec]>([
    ['s01', 'first', { model: 'first-touch' }],
    ['s01', 'last', { model: 'last-touch' }],
    ['s01', 'lastNonDirect', { model: 'last-non-direct', directChannel: 'Direct' }],
    ['s01', 'linear', { model: 'linear' }],
    ['s01', 'timeDecay', weekly],
    ['s01', 'position', positionBased],
    ['s01', 'markov1', markov(1)],
    ['s01', 'shapley', { model: 'shapley' }],
    ['s02', 'first', { model: 'first-touch' }],
    ['s02', 'last', { model: 'last-touch' }],
    ['s02', 'linear', { model: 'linear' }],
    ['s02', 'position', positionBased],
    ['s02', 'timeDecay', weekly],
    ['s02', 'positionDecay', { model: 'position-decay' }],
    ['s03', 'position', positionBased],
    ['s03', 'timeDecay', weekly],
    ['s03', 'linear', { model: 'linear' }],
    ['s04', 'linear', { model: 'linear' }],
    ['s04', 'position', positionBased],
    ['s04', 'shapleySimplified', { model: 'shapley' }],
    ['s06', 'lastNonDirect', { model: 'last-non-direct', directChannel: 'Direct' }],
    ['s09', 'total', { model: 'shapley-ordered' }],
  ])('agrees with case %s on %s', (id, key, spec) => {
    const small = findCase(id);

    const { credits } = creditPaths(spec, writeJourneys(small));

    expectFigures(valueByChannel(credits), small.expected[key], within(small.tolerance));
  });

  it.each([
    ['s04', 'shapleyOrdered'],
    ['s09', 'byPosition'],
  ])('agrees with case %s on the places of ordered Shapley values', (id, key) => {
    const small = findCase(id);

    const { byPosition = [] } = creditPaths({ model: 'shapley-ordered' }, writeJourneys(small));

    expect(byPosition).toHaveLength(Object.keys(small.expected[key]).length);
    for (const { channel, conversions } of byPosition) {
      const places = byPlace(small.expected[key][channel]);
      expectFigures(byPlace(conversions), places, within(small.tolerance));
    }
  });

  it('agrees with case s04 on path transforms', () => {
    const { input, expected } = findCase('s04');
    const path = input.journeys[0]?.touches.map(({ channel }) => channel) ?? [];

    expect(pathTransforms.exposure(path)).toEqual(expected.fractributionExposurePath);
    expect(pathTransforms.first(path)).toEqual(expected.fractributionFirstPath);
    expect(pathTransforms.frequency(path)).toEqual(expected.fractributionFrequencyPath);
  });

  it.each(['s05', 's11'])('agrees with the chain of case %s', (id) => {
    const small = findCase(id);
    const near = within(small.tolerance);

    const result = creditPaths(markov(1), writeJourneys(small));

    const { credits, removalEffects, conversionProbability = Number.NaN } = result;
    expectFigures({ p: conversionProbability }, { p: small.expected.pConversion }, near);
    expectFigures(conversionsByChannel(removalEffects), small.expected.removalEffects, near);
    expectFigures(conversionsByChannel(credits), small.expected.conversions, near);
    if (small.expected.transition !== undefined) {
      expectFigures(transitionFigures(result), small.expected.transition, near);
    }
  });

  it('agrees with case s07, by journeys and by the textbook form', () => {
    const { input, expected, tolerance } = findCase('s07');
    const paths = input.worthByExactSet.map(([set, worth]) => ({
      path: set.join(' > '),
      value: worth,
    }));
    const players = Object.keys(expected.shapley);
    const worthOf = (coalition: number): number =>
      expected.v[players.filter((_, player) => (coalition >> player) & 1).join()] ?? 0;

    const { credits } = creditPaths({ model: 'shapley' }, paths);
    const textbook = shapleyOfGame(players.length, worthOf);

    expectFigures(valueByChannel(credits), expected.shapley, within(tolerance));
    expectFigures(byPlace(textbook), byPlace(Object.values(expected.shapley)), within(tolerance));
  });

  it('agrees with case s10 on the W', () => {
    const small = findCase('s10');
    const [leadTouch = Number.NaN] = small.input.leadTouchIndex;

    const { credits } = creditPaths(
      {
        model: 'w-shaped',
        first: 30,
        lead: 30,
        opportunity: 30,
        others: 10,
        leadPosition: leadTouch + 1,
      },
      writeJourneys(small),
    );

    const values = credits.map(({ value }) => value);
    expectFigures(byPlace(values), byPlace(small.expected.credits), within(small.tolerance));
  });
});
