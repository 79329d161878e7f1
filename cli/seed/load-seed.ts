import { sha256 } from '../../adapters/crypto/sha256.ts';
import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import { type ManagementApi, managementApi } from '../management-api.ts';
import { readSeedFile, type SeedFile } from './seed-file.ts';

export type SeedOptions = {
  /** The address of the HTTP API. */
  readonly url: string;
  readonly operatorKey: string;
  /** The path of the seed file. */
  readonly file: string;
  readonly log?: (line: string) => void;
};

/** A key that the file asked for. Its text is shown here and never again. */
export type SeededKey = {
  readonly name: string;
  readonly key: string;
  readonly scopes: readonly string[];
  readonly creatorId?: string;
};

export type SeedResult = {
  readonly merchantId: string;
  readonly apiKeys: readonly SeededKey[];
  /** How many of each kind were loaded. */
  readonly loaded: Readonly<Record<string, number>>;
};

type Task = () => Promise<unknown>;

/** Enough to keep a machine busy, few enough not to be throttled. */
const tasksAtOnce = 8;
/** The key that the loading itself uses is of no use to anybody after it. */
const loadingKeySeconds = 3_600;

/**
 * Loads a seed file over the management API, as a merchant would: merchant, programs, plans,
 * creators, enrolments, codes, links, connections, API keys. Loading it again changes nothing,
 * except that its API keys are made anew.
 *
 * @throws UsageError if the file cannot be read, ApiRefusedError if the API refuses a part of it.
 */
export async function loadSeed(options: SeedOptions): Promise<SeedResult> {
  const { url, operatorKey, log = () => {} } = options;
  const seed = await readSeedFile(options.file);
  const { merchantId } = seed.merchant;
  const operator = managementApi(url, operatorKey);
  await operator.send('POST', '/v1/merchants', seed.merchant);

  const manager = managementApi(url, await makeLoadingKey(operator, merchantId));
  const loaded: Record<string, number> = {};
  // Each kind refers only to kinds before it.
  for (const [kind, tasks] of Object.entries(planTasks(manager, seed))) {
    await runTasks(tasks);
    loaded[kind] = tasks.length;
    if (tasks.length > 0) log(`${tasks.length} ${kind}`);
  }

  const apiKeys: SeededKey[] = [];
  for (const apiKey of seed.apiKeys) {
    apiKeys.push(await operator.send('POST', '/v1/api-keys', { ...apiKey, merchantId }));
  }
  loaded.apiKeys = apiKeys.length;
  return { merchantId, apiKeys: apiKeys.map(pickKey), loaded };
}

async function makeLoadingKey(operator: ManagementApi, merchantId: string): Promise<string> {
  const { key } = await operator.send<{ key: string }>('POST', '/v1/api-keys', {
    merchantId,
    name: 'seed',
    scopes: ['manage'],
    lifeSeconds: loadingKeySeconds,
  });
  return key;
}

function planTasks(manager: ManagementApi, seed: SeedFile): Record<string, Task[]> {
  const put = (kind: string, bodies: Readonly<Record<string, unknown>>): Task[] =>
    Object.entries(bodies).map(
      ([id, body]) =>
        () =>
          manager.send('PUT', `/v1/${kind}/${encodeURIComponent(id)}`, body),
    );
  return {
    programs: put('programs', seed.programs),
    plans: Object.entries(seed.plans).map(
      ([planId, versions]) =>
        () =>
          publishVersions(manager, planId, versions),
    ),
    creators: put('creators', seed.creators),
    enrolments: Object.entries(seed.enrolments).flatMap(([programId, bodies]) =>
      put(`enrolments/${encodeURIComponent(programId)}`, bodies),
    ),
    codes: put('codes', seed.codes),
    links: put('links', seed.links),
    connections: put('connections', seed.connections),
  };
}

/** In the file's order: of two versions that start together, the later published one is in force. */
async function publishVersions(
  manager: ManagementApi,
  planId: string,
  versions: readonly unknown[],
): Promise<void> {
  const path = `/v1/plans/${encodeURIComponent(planId)}/versions`;
  for (const [place, version] of versions.entries()) {
    const key = `seed-${sha256(canonicalJson([planId, place, version])).slice(0, 32)}`;
    await manager.send('POST', path, version, key);
  }
}

async function runTasks(tasks: readonly Task[]): Promise<void> {
  for (let first = 0; first < tasks.length; first += tasksAtOnce) {
    await Promise.all(tasks.slice(first, first + tasksAtOnce).map((task) => task()));
  }
}

function pickKey({ name, key, scopes, creatorId }: SeededKey): SeededKey {
  return { name, key, scopes, ...(creatorId === undefined ? {} : { creatorId }) };
}
