import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shapleyOfGame } from '../../../../core/attribution/paths/shapley/shapley-of-game.ts';
import { arbitraryPaths } from '../../../support/arbitrary-paths.ts';
import {
  conversionsByChannel,
  creditPaths,
  splitPath,
  valueByChannel,
  type WrittenPath,
} from '../../../support/credit-paths.ts';

/** The game of attribution: a coalition is worth what the journeys bring in that touch no other. */
function gameOf(
  paths: readonly WrittenPath[],
  channels: readonly string[],
  field: 'conversions' | 'value',
) {
  const journeys = paths.map((path) => ({
    members: splitPath(path.path).reduce(
      (set, channel) => set | (1 << channels.indexOf(channel)),
      0,
    ),
    worth: path[field] ?? 0,
  }));
  return (coalition: number) =>
    journeys
      .filter(({ members }) => (members & ~coalition) === 0)
      .reduce((sum, { worth }) => sum + worth, 0);
}

describe('Shapley values', () => {
  it('are those of the textbook', () => {
    fc.assert(
      fc.property(arbitraryPaths, (paths) => {
        const { credits } = creditPaths({ model: 'shapley' }, paths);

        const channels = credits.map(({ channel }) => channel);
        const conversions = shapleyOfGame(channels.length, gameOf(paths, channels, 'conversions'));
        const values = shapleyOfGame(channels.length, gameOf(paths, channels, 'value'));
        credits.forEach((credit, player) => {
          expect(credit.conversions).toBeCloseTo(conversions[player] ?? Number.NaN, 9);
          expect(credit.value).toBeCloseTo(values[player] ?? Number.NaN, 8);
        });
      }),
    );
  });

  it('do not depend on the order or number of touches', () => {
    const { credits } = creditPaths({ model: 'shapley' }, [{ path: 'A > B > B > B', value: 8 }]);

    expect(valueByChannel(credits)).toEqual({ A: 4, B: 4 });
  });
});

describe('ordered Shapley values', () => {
  it('sum to the Shapley values over all places', () => {
    fc.assert(
      fc.property(arbitraryPaths, (paths) => {
        const { credits, byPosition = [] } = creditPaths({ model: 'shapley-ordered' }, paths);

        const whole = creditPaths({ model: 'shapley' }, paths);
        const longest = Math.max(...paths.map(({ path }) => splitPath(path).length));
        expect(credits).toEqual(whole.credits);
        expect(byPosition.map(({ channel }) => channel)).toEqual(
          credits.map(({ channel }) => channel),
        );
        byPosition.forEach(({ conversions }, channel) => {
          expect(conversions).toHaveLength(longest);
          expect(conversions.reduce((sum, part) => sum + part, 0)).toBeCloseTo(
            credits[channel]?.conversions ?? Number.NaN,
            9,
          );
        });
      }),
    );
  });

  it('divide the part of a channel equally by its places', () => {
    const { byPosition } = creditPaths({ model: 'shapley-ordered' }, [
      { path: 'A > B > A', conversions: 4 },
      { path: 'B > A', conversions: 2 },
    ]);

    expect(byPosition).toEqual([
      { channel: 'A', conversions: [1, 1, 1] },
      { channel: 'B', conversions: [1, 2, 0] },
    ]);
  });

  it('take no memory for places where a channel never stood', () => {
    const longest = 10_000;
    const path = Array.from({ length: longest }, () => 'always').join(' > ');
    const singles = Array.from({ length: 30_000 }, (_, index) => ({ path: `channel-${index}` }));
    const before = process.memoryUsage().heapUsed;

    const { byPosition = [] } = creditPaths({ model: 'shapley-ordered' }, [...singles, { path }]);

    expect(byPosition).toHaveLength(singles.length + 1);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(500_000_000);
    expect(byPosition[7]?.conversions).toEqual([1, ...Array<number>(longest - 1).fill(0)]);
    expect(byPosition.at(-1)?.conversions).toEqual(Array<number>(longest).fill(1 / longest));
  });
});

describe('shapleyOfGame', () => {
  it('gives what a player adds, on average over all orders of coming', () => {
    const gloves = (coalition: number) => ((coalition & 1) !== 0 && (coalition & 6) !== 0 ? 1 : 0);

    const [left, right, otherRight] = shapleyOfGame(3, gloves);

    expect(left).toBeCloseTo(2 / 3, 12);
    expect(right).toBeCloseTo(1 / 6, 12);
    expect(otherRight).toBeCloseTo(1 / 6, 12);
  });

  it('gives a single player everything', () => {
    expect(shapleyOfGame(1, (coalition) => (coalition === 1 ? 5 : 0))).toEqual([5]);
  });

  it('takes twenty players', () => {
    const values = shapleyOfGame(20, (coalition) => (coalition === 2 ** 20 - 1 ? 40 : 0));

    for (const value of values) expect(value).toBeCloseTo(2, 9);
  });

  it.each([0, 21, 1.5, Number.NaN])('refuses %p players', (players) => {
    expect(() => shapleyOfGame(players, () => 0)).toThrow(RangeError);
  });

  it('gives out the worth of all, and the same to players who add the same', () => {
    const worths = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 16, maxLength: 16 });

    fc.assert(
      fc.property(worths, (worths) => {
        // Players 0 and 1 are alike: only how many of them are there matters.
        const worth = (coalition: number) =>
          coalition === 0 ? 0 : (worths[(coalition & 3) === 2 ? coalition - 1 : coalition] ?? 0);

        const values = shapleyOfGame(4, worth);

        expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(worth(15), 9);
        expect(values[0]).toBeCloseTo(values[1] ?? Number.NaN, 9);
      }),
    );
  });
});

describe('a model of conversions', () => {
  it('does not look at journeys that did not convert', () => {
    const some = [{ path: 'A > B' }, { path: 'B > C', conversions: 3 }];
    const withNulls = some.map((path) => ({ ...path, nulls: 4 }));

    const { credits } = creditPaths({ model: 'shapley' }, withNulls);

    expect(conversionsByChannel(credits)).toEqual({ A: 0.5, B: 2, C: 1.5 });
  });
});
