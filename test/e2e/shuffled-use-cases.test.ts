import { beforeAll, describe, expect, it } from '@jest/globals';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { shuffleStory } from '../../cli/demo/story/shuffle-story.ts';
import { tellStory } from '../../cli/demo/story/tell-story.ts';
import type { LedgerExport } from '../../core/ledger/ledger-export.ts';
import { netPositions } from '../../core/ledger/net-position.ts';
import { verifyLedger } from '../../core/ledger/verify-ledger.ts';
import { playInMemory } from '../support/in-memory-world.ts';
import { entriesOf, netOf } from '../support/net-of.ts';

const story = tellStory();
const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

describe('the net positions of the sample shop', () => {
  let asItHappened: LedgerExport;

  beforeAll(async () => {
    asItHappened = await playInMemory(story);
  });

  it('are there for every creator, from a ledger without violations', () => {
    const statuses = Object.groupBy(asItHappened.conversions, ({ state }) => state.status);

    expect(verifyLedger(asItHappened, sha256)).toEqual([]);
    expect(netOf(asItHappened).length).toBeGreaterThanOrEqual(12);
    expect(statuses.closed).toHaveLength(155);
    expect(statuses.held).toHaveLength(1);
    expect(statuses.pending).toHaveLength(1);
    expect(statuses.excluded).toHaveLength(1);
  });

  it('are those of a whole life: something is pending, something was paid, somebody is in debt', () => {
    const positions = netPositions(entriesOf(asItHappened));

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

      const store = await playInMemory(shuffled);

      expect(verifyLedger(store, sha256)).toEqual([]);
      expect(netOf(store)).toEqual(netOf(asItHappened));
    },
  );
});
