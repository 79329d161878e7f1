import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { shuffleStory } from '../../cli/demo/story/shuffle-story.ts';
import { verifyLedger } from '../../core/ledger/verify-ledger.ts';
import { findAssembly } from '../../local/assembly.ts';
import { aShortStory } from '../support/a-short-story.ts';
import { playInMemory } from '../support/in-memory-world.ts';
import { netOf } from '../support/net-of.ts';
import { playInRuntime } from '../support/play-in-runtime.ts';

const story = aShortStory();

describe('the local runtime', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tributary-shuffled-'));
  let assemblyFolder: string;

  beforeAll(async () => {
    assemblyFolder = await findAssembly();
  }, 120_000);

  afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

  it('comes to the net positions of the use cases, though deliveries are late, shuffled and repeated', async () => {
    const store = await playInRuntime(shuffleStory(story, 1), { assemblyFolder, dataFolder });

    expect(verifyLedger(store, sha256)).toEqual([]);
    expect(netOf(store)).toEqual(netOf(await playInMemory(story)));
  }, 240_000);
});
