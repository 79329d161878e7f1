import { beforeAll, describe, expect, it } from '@jest/globals';
import { shuffleStory } from '../../cli/demo/story/shuffle-story.ts';
import { tellStory } from '../../cli/demo/story/tell-story.ts';
import type { NetPosition } from '../../core/ledger/net-position.ts';
import { type PlayedWorld, playInMemory } from '../support/in-memory-world.ts';

const story = tellStory();
const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

describe('the net positions of the sample shop', () => {
  let asItHappened: PlayedWorld;

  beforeAll(async () => {
    asItHappened = await playInMemory(story);
  });

  it('are there for every creator, from a ledger without violations', () => {
    expect(asItHappened.violations).toEqual([]);
    expect(netOf(asItHappened.positions).length).toBeGreaterThanOrEqual(12);
    expect(asItHappened.statuses).toMatchObject({ closed: 154, pending: 1, excluded: 1 });
  });

  it('are those of a whole life: something is pending, something was paid, somebody is in debt', () => {
    const { positions } = asItHappened;

    expect(positions.some(({ pending }) => pending > 0n)).toBe(true);
    expect(positions.filter(({ paid }) => paid > 0n).length).toBeGreaterThanOrEqual(10);
    expect(positions.filter(({ debt }) => debt > 0n).map(({ creatorId }) => creatorId)).toEqual([
      'naomi-whitfield',
    ]);
  });

  it.each(seeds)(
    'are the same when deliveries are late, shuffled and repeated: seed %i',
    async (seed) => {
      const shuffled = shuffleStory(story, seed);

      const world = await playInMemory(shuffled);

      expect(world.violations).toEqual([]);
      expect(netOf(world.positions)).toEqual(netOf(asItHappened.positions));
    },
  );
});

function netOf(positions: readonly NetPosition[]) {
  return positions.map(({ creatorId, unit, net }) => ({ creatorId, unit, net }));
}
