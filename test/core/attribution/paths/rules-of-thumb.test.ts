import { describe, expect, it } from '@jest/globals';
import type { PathModelSpec } from '../../../../core/attribution/paths/path-model-spec.ts';
import { creditPaths } from '../../../support/credit-paths.ts';

const letters = ['A', 'B', 'C', 'D', 'E', 'F'];

/** What each touch of a journey of different channels gets, of a hundred. */
function sharesOf(spec: PathModelSpec, touches: number): number[] {
  const path = letters.slice(0, touches).join(' > ');
  return creditPaths(spec, [{ path, value: 100 }]).credits.map(({ value }) => value);
}

function expectShares(spec: PathModelSpec, shares: readonly number[]) {
  const actual = sharesOf(spec, shares.length);

  expect(actual).toHaveLength(shares.length);
  actual.forEach((share, place) => {
    expect(share).toBeCloseTo(shares[place] ?? Number.NaN, 10);
  });
}

describe('position-based', () => {
  const u: PathModelSpec = { model: 'position-based', first: 40, middle: 20, last: 40 };

  it.each([
    { rule: 'a single touch has everything', spec: u, shares: [100] },
    { rule: 'two touches share the middle', spec: u, shares: [50, 50] },
    { rule: 'the middle is shared equally', spec: u, shares: [40, 10, 10, 40] },
    {
      rule: 'each of two touches has its own weight and half of the middle',
      spec: { model: 'position-based', first: 2, middle: 2, last: 1 } as const,
      shares: [60, 40],
    },
    {
      rule: 'weights are relative to each other',
      spec: { model: 'position-based', first: 1, middle: 1, last: 2 } as const,
      shares: [25, 25, 50],
    },
  ])('$rule', ({ spec, shares }) => {
    expectShares(spec, shares);
  });
});

describe('w-shaped', () => {
  const w = (leadPosition?: number): PathModelSpec => ({
    model: 'w-shaped',
    first: 30,
    lead: 30,
    opportunity: 30,
    others: 10,
    ...(leadPosition === undefined ? {} : { leadPosition }),
  });

  it.each([
    { rule: 'one touch is every anchor', spec: w(1), shares: [100] },
    { rule: 'a lead that is the first touch adds to it', spec: w(1), shares: [65, 35] },
    { rule: 'a lead that is the last touch adds to it', spec: w(2), shares: [35, 65] },
    {
      rule: 'without others the anchors share their weight',
      spec: w(2),
      shares: [100 / 3, 100 / 3, 100 / 3],
    },
    { rule: 'others share equally', spec: w(2), shares: [30, 30, 5, 5, 30] },
    { rule: 'a lead that coincides leaves more others', spec: w(4), shares: [30, 5, 5, 60] },
    { rule: 'an unknown lead goes to the ends', spec: w(), shares: [45, 5, 5, 45] },
    { rule: 'a lead outside the journey goes to the ends', spec: w(9), shares: [45, 10, 45] },
    { rule: 'a lead outside a single touch is that touch', spec: w(2), shares: [100] },
    {
      rule: 'weights are relative to each other',
      spec: {
        model: 'w-shaped',
        first: 1,
        lead: 2,
        opportunity: 3,
        others: 4,
        leadPosition: 2,
      } as const,
      shares: [10, 20, 40, 30],
    },
  ])('$rule', ({ spec, shares }) => {
    expectShares(spec, shares);
  });
});

describe('custom weights', () => {
  const custom = (
    fromFirst: readonly number[],
    others: number,
    fromLast: readonly number[],
  ): PathModelSpec => ({ model: 'custom-weights', fromFirst, others, fromLast });

  it.each([
    {
      rule: 'places count from both ends',
      spec: custom([4, 2], 2, [1, 1]),
      shares: [40, 20, 10, 10, 10, 10],
    },
    {
      rule: 'a touch that both lists name has both weights',
      spec: custom([4, 2], 9, [1, 3]),
      shares: [70, 30],
    },
    {
      rule: 'weights that find no touch fall away',
      spec: custom([1, 2, 3], 9, []),
      shares: [100 / 3, 200 / 3],
    },
    { rule: 'others fall away where all are named', spec: custom([1], 8, [1]), shares: [50, 50] },
    { rule: 'no positive weight is no preference', spec: custom([0, 0], 1, []), shares: [50, 50] },
    { rule: 'others alone are linear', spec: custom([], 7, []), shares: [25, 25, 25, 25] },
  ])('$rule', ({ spec, shares }) => {
    expectShares(spec, shares);
  });
});

describe('time decay', () => {
  const decay = (halfLifeHours: number, spacingHours: number, stepped: boolean): PathModelSpec => ({
    model: 'time-decay',
    halfLifeHours,
    spacingHours,
    stepped,
  });

  it.each([
    {
      rule: 'a touch loses half of its weight in each half-life',
      spec: decay(24, 24, false),
      shares: [100 / 7, 200 / 7, 400 / 7],
    },
    {
      rule: 'weights fall all the time',
      spec: decay(48, 24, false),
      shares: [100 / (1 + Math.SQRT2), 100 - 100 / (1 + Math.SQRT2)],
    },
    {
      rule: 'weights fall in steps, if they are told to',
      spec: decay(48, 24, true),
      shares: [20, 40, 40],
    },
    { rule: 'equal times are linear', spec: decay(24, 0, false), shares: [25, 25, 25, 25] },
    {
      rule: 'weights never all vanish, however old they are',
      spec: decay(1, 1_000_000, false),
      shares: [0, 0, 100],
    },
  ])('$rule', ({ spec, shares }) => {
    expectShares(spec, shares);
  });
});

describe('position decay', () => {
  it('gives i to the i-th touch', () => {
    expectShares({ model: 'position-decay' }, [10, 20, 30, 40]);
  });
});

describe('last non-direct', () => {
  const winnerOf = (path: string, directChannel = 'Direct') =>
    creditPaths({ model: 'last-non-direct', directChannel }, [{ path }]).credits.find(
      ({ conversions }) => conversions === 1,
    )?.channel;

  it.each([
    { rule: 'skips direct touches at the end', path: 'A > B > Direct > Direct', winner: 'B' },
    { rule: 'does not mind one in the middle', path: 'A > Direct > B', winner: 'B' },
    { rule: 'gives a direct journey to direct', path: 'Direct > Direct', winner: 'Direct' },
    { rule: 'compares without case', path: 'A > direct > DIRECT', winner: 'A' },
    {
      rule: 'gives a direct journey to its last touch, however it is spelled',
      path: 'DIRECT > direct',
      winner: 'direct',
    },
    { rule: 'takes whole names only', path: 'A > Direct mail', winner: 'Direct mail' },
  ])('$rule', ({ path, winner }) => {
    expect(winnerOf(path)).toBe(winner);
  });

  it('skips another channel than the usual one', () => {
    expect(winnerOf('A > B > A', 'a')).toBe('B');
  });

  it('is the last touch where no channel is direct', () => {
    const paths = [{ path: 'A > B' }, { path: 'B > A > C > A' }];

    const { credits } = creditPaths({ model: 'last-non-direct', directChannel: 'None' }, paths);

    expect(credits).toEqual(creditPaths({ model: 'last-touch' }, paths).credits);
  });
});
