import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { shuffleStory } from '../../cli/demo/story/shuffle-story.ts';
import { tellStory } from '../../cli/demo/story/tell-story.ts';
import { verifyLedger } from '../../core/ledger/verify-ledger.ts';
import { findAssembly } from '../../local/assembly.ts';
import { playInMemory } from '../support/in-memory-world.ts';
import { netOf } from '../support/net-of.ts';
import { playInRuntime } from '../support/play-in-runtime.ts';

const story = tellStory();
const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

describe('the net positions of the sample shop in the local runtime', () => {
  let assemblyFolder: string;
  let dataFolder: string;
  let expected: ReturnType<typeof netOf>;

  beforeAll(async () => {
    assemblyFolder = await findAssembly();
    expected = netOf(await playInMemory(story));
  }, 120_000);

  beforeEach(() => {
    dataFolder = mkdtempSync(join(tmpdir(), 'tributary-shuffle-'));
  });

  afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

  it.each(seeds)(
    'are those of the use cases when deliveries are late, shuffled and repeated: seed %i',
    async (seed) => {
      const store = await playInRuntime(shuffleStory(story, seed), { assemblyFolder, dataFolder });

      expect(verifyLedger(store, sha256)).toEqual([]);
      expect(netOf(store)).toEqual(expected);
    },
    600_000,
  );
});
