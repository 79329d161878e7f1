import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { apiClient } from '../../cli/demo/api-client.ts';
import { openWorld, sampleSeedFile } from '../../cli/demo/open-demo-system.ts';
import { drain, moveClock, playStep, type StoryWorld } from '../../cli/demo/play-story.ts';
import { afterCloses, storyTime } from '../../cli/demo/story/story-calendar.ts';
import type { StoryStep } from '../../cli/demo/story/story-types.ts';
import { readLocalLedger } from '../../cli/read-local-ledger.ts';
import { loadSeed } from '../../cli/seed/load-seed.ts';
import { verifyLedger } from '../../core/ledger/verify-ledger.ts';
import { findAssembly } from '../../local/assembly.ts';
import { freePort } from '../../local/engines/free-port.ts';
import { aShortStory } from '../support/a-short-story.ts';
import { playInMemory } from '../support/in-memory-world.ts';
import { type KillableRuntime, startKillableRuntime } from '../support/killable-runtime.ts';
import { entriesOf, netOf } from '../support/net-of.ts';
import { payOut } from '../support/play-in-runtime.ts';

const story = aShortStory();
/** The stop with the most webhooks of the sale. */
const busyStop = 5;

describe('kill -9 of the runtime in the middle of the story', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tributary-kill-'));
  let assemblyFolder: string;
  let port: number;
  let runtime: KillableRuntime | undefined;

  beforeAll(async () => {
    assemblyFolder = await findAssembly();
    port = await freePort();
  }, 120_000);

  afterEach(() => runtime?.kill());
  afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

  async function start(): Promise<KillableRuntime> {
    runtime = await startKillableRuntime({ assemblyFolder, dataFolder, port });
    return runtime;
  }

  it('and the same deliveries again end in the same positions, with no entry twice', async () => {
    const { url, operatorKey } = await start();
    const { merchantId, apiKeys } = await loadSeed({ url, operatorKey, file: sampleSeedFile });
    const merchant = apiClient(url, apiKeys.find(({ name }) => name === 'console')?.key ?? '');
    const world = await openWorld(url, merchantId);
    const told: StoryStep[] = [];

    for (const step of story.steps) {
      if (step.step === afterCloses)
        await killWhen(clockPasses(url, storyTime(75)), moveClock(url, step.at));
      await moveClock(url, step.at);
      await playStep(world, { ...step, deliveries: [] });
      told.push({ ...step, clicks: [] });
      if (step.step === busyStop) {
        const { counted, reached } = countDeliveries(world, 12);
        await killWhen(reached, playStep(counted, { ...step, clicks: [] }));
        await tellAgain(world, told);
      }
      await playStep(world, { ...step, clicks: [] });
      if (step.step === afterCloses) await payOut(merchant, url);
    }
    await drain(url);

    const store = await readLocalLedger(dataFolder);
    const causes = entriesOf(store).map(({ journal, cause }) => `${journal} ${cause}`);
    expect(verifyLedger(store, sha256)).toEqual([]);
    expect(netOf(store)).toEqual(netOf(await playInMemory(story)));
    expect(new Set(causes).size).toBe(causes.length);
  }, 300_000);

  /** Cuts the power in the middle of something, and switches it on again. */
  async function killWhen(reached: Promise<void>, work: Promise<void>): Promise<void> {
    const interrupted = expect(work).rejects.toThrow();
    await Promise.race([reached, interrupted]);
    await runtime?.kill();
    await interrupted;
    await start();
  }
});

/** The same world, and the moment at which it is about to send a delivery of this number. */
function countDeliveries(world: StoryWorld, wanted: number) {
  const { promise: reached, resolve } = Promise.withResolvers<void>();
  let signed = 0;
  const secretOf: StoryWorld['target']['secretOf'] = (shop) => {
    signed += 1;
    if (signed === wanted) resolve();
    return world.target.secretOf(shop);
  };
  return { counted: { ...world, target: { ...world.target, secretOf } }, reached };
}

/** Waits until a clock that is being advanced has stepped past a moment. */
async function clockPasses(url: string, at: number): Promise<void> {
  for (let now = 0; now <= at; ) {
    const clock = (await (await fetch(`${url}/_local/clock`)).json()) as { now: string };
    now = Date.parse(clock.now);
  }
}

/** A shop repeats what was not answered; this one repeats everything. */
async function tellAgain(world: StoryWorld, steps: readonly StoryStep[]): Promise<void> {
  for (const step of steps) await playStep(world, step);
}
