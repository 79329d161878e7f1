import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LocalRuntime, startRuntime } from '../../local/runtime.ts';
import { loadSeed, type SeededKey } from '../seed/load-seed.ts';
import { readSeedFile } from '../seed/seed-file.ts';
import { type ApiClient, apiClient } from './api-client.ts';
import { openBrowsers } from './browsers.ts';
import type { StoryWorld } from './play-story.ts';
import { type DemoPlatforms, openPlatforms } from './social/open-platforms.ts';
import { storyStart } from './story/story-calendar.ts';

/** A Tributary with nothing in it but the sample shop, at the story's first moment. */
export type DemoSystem = {
  readonly runtime: LocalRuntime;
  readonly dataFolder: string;
  readonly merchantId: string;
  readonly apiKeys: readonly SeededKey[];
  /** The merchant's own view, and that of one creator. */
  readonly merchant: ApiClient;
  readonly creator: ApiClient;
  readonly world: StoryWorld;
  /** Where the creator of the story posts who earns by views. */
  readonly platforms: DemoPlatforms;
  stop(): Promise<void>;
};

export type DemoSystemOptions = {
  readonly assemblyFolder: string;
  /** Default: a new folder that nobody else uses. */
  readonly dataFolder?: string;
  readonly log?: (message: string) => void;
};

/** The sample shop's seed file, which the package brings. */
export const sampleSeedFile = fileURLToPath(
  new URL(
    // A packed installation is bundled into one folder beside the examples.
    import.meta.url.endsWith('.ts')
      ? '../../examples/sample-shop.yaml'
      : '../examples/sample-shop.yaml',
    import.meta.url,
  ),
);

/** Starts a runtime on a free port with empty data, and loads the sample shop over HTTP. */
export async function openDemoSystem(options: DemoSystemOptions): Promise<DemoSystem> {
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'tributary-demo-')));
  const runtime = await startRuntime({
    assemblyFolder: options.assemblyFolder,
    dataFolder,
    port: 0,
    startAt: storyStart,
    ...(options.log === undefined ? {} : { log: options.log }),
  });
  const platforms = await openPlatforms(() => runtime.clock.now());
  const stop = async () => {
    await runtime.stop();
    await platforms.stop();
  };
  try {
    return { runtime, dataFolder, platforms, stop, ...(await loadSampleShop(runtime)) };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function loadSampleShop({
  url,
  secrets,
}: LocalRuntime): Promise<Omit<DemoSystem, 'runtime' | 'dataFolder' | 'platforms' | 'stop'>> {
  const operatorKey = secrets.valueOf('OPERATOR_KEY_SECRET');
  if (operatorKey === undefined) throw new Error('The stacks make no operator key.');
  const { merchantId, apiKeys } = await loadSeed({ url, operatorKey, file: sampleSeedFile });
  const keyNamed = (name: string): string => {
    const found = apiKeys.find((one) => one.name === name);
    if (found === undefined) throw new Error(`The sample shop has no API key "${name}".`);
    return found.key;
  };
  return {
    merchantId,
    apiKeys,
    merchant: apiClient(url, keyNamed('console')),
    creator: apiClient(url, keyNamed('chiara')),
    world: await openWorld(url, merchantId),
  };
}

/** The shops and visitors of the story, who know the sample shop's address and webhook secrets. */
export async function openWorld(url: string, merchantId: string): Promise<StoryWorld> {
  const { connections } = await readSeedFile(sampleSeedFile);
  const secretOf = (shop: string): string => {
    const [secret] = (connections[shop]?.webhookSecrets ?? []) as readonly string[];
    if (secret === undefined) throw new RangeError(`The connection ${shop} has no secret.`);
    return secret;
  };
  return {
    browsers: openBrowsers(url),
    target: {
      url,
      connectionIdOf: (shop) => `${merchantId}.${shop}`,
      secretOf,
    },
  };
}
