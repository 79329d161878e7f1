import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StructureChangedError } from '../../local/lambda/changed-functions.ts';
import { DataFolderInUseError } from '../../local/lock-data-folder.ts';
import { type LocalRuntime, startRuntime } from '../../local/runtime.ts';
import { type SampleVariant, synthesizeSample } from '../support/sample-app/synthesize-sample.ts';

const dayMs = 86_400_000;

describe('startRuntime', () => {
  let folder: string;
  let assemblyFolder: string;
  let dataFolder: string;
  let runtime: LocalRuntime | undefined;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'runtime-'));
    assemblyFolder = synthesize({});
  }, 60_000);

  beforeEach(() => {
    dataFolder = mkdtempSync(join(folder, 'data-'));
  });

  afterEach(async () => {
    await runtime?.stop();
    runtime = undefined;
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function synthesize(variant: SampleVariant): string {
    return synthesizeSample(mkdtempSync(join(folder, 'app-')), variant);
  }

  async function start(assembly = assemblyFolder): Promise<LocalRuntime> {
    runtime = await startRuntime({ assemblyFolder: assembly, dataFolder, environment: {} });
    return runtime;
  }

  async function putItem({ url, secrets }: LocalRuntime, id: string, text: string) {
    return fetch(`${url}/items/${id}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${secrets.valueOf('KEY_SECRET')}` },
      body: text,
    });
  }

  async function itemAt(url: string, id: string): Promise<{ text: string; at: string } | number> {
    const response = await fetch(`${url}/items/${id}`);
    return response.ok
      ? ((await response.json()) as { text: string; at: string })
      : response.status;
  }

  it('runs what the stacks wire: a route, its authorizer, its function, the table', async () => {
    const { url } = await start();

    const kept = await putItem(runtime as LocalRuntime, 'a', 'hello');
    const stranger = await fetch(`${url}/items/b`, {
      method: 'PUT',
      headers: { authorization: 'Bearer guess' },
    });

    expect(kept.status).toBe(201);
    expect(stranger.status).toBe(403);
    expect(await itemAt(url, 'a')).toMatchObject({ text: 'hello' });
    expect(await itemAt(url, 'b')).toBe(404);
  });

  it('fails where a stack forgets an integration', async () => {
    const { url } = await start(synthesize({ withoutIntegration: true }));

    expect((await putItem(runtime as LocalRuntime, 'a', 'hello')).status).toBe(201);
    expect(await itemAt(url, 'a')).toBe(500);
  });

  it('brings a message from a route through the queue to its worker', async () => {
    const { url, drain } = await start();

    await fetch(`${url}/work`, { method: 'POST', body: 'task-1' });
    await drain();

    expect(await itemAt(url, 'task-1')).toMatchObject({ text: 'worked' });
  });

  it('shows what the dead-letter queue holds, and moves it back', async () => {
    const { url, localUrl, advance, clock, queues } = await start();

    await fetch(`${url}/work`, { method: 'POST', body: 'fail-1' });
    await advance(clock.now() + dayMs);
    const { queues: depths } = await getJson<{ queues: { name: string; ready: number }[] }>(
      `${localUrl}/queues`,
    );
    const [failed] = queues().filter(({ isDeadLetterQueue }) => isDeadLetterQueue);
    const redriven = await postJson(`${localUrl}/redrive`, { queue: failed?.name });

    expect(depths.find(({ name }) => name === failed?.name)?.ready).toBe(1);
    expect(redriven).toEqual({ moved: 1 });
  });

  it('keeps data, secrets and the clock over a restart', async () => {
    const first = await start();
    await putItem(first, 'a', 'hello');
    const inThreeDays = first.clock.now() + 3 * dayMs;
    await first.advance(inThreeDays);
    const key = first.secrets.valueOf('KEY_SECRET');
    await first.stop();

    const second = await start();

    expect(await itemAt(second.url, 'a')).toMatchObject({ text: 'hello' });
    expect(second.secrets.valueOf('KEY_SECRET')).toBe(key);
    expect(second.clock.now()).toBeGreaterThanOrEqual(inThreeDays);
  });

  it('loses nothing that was acknowledged when it is killed', async () => {
    const program = fileURLToPath(new URL('../support/sample-app/run-runtime.ts', import.meta.url));
    const child = fork(program, [assemblyFolder, dataFolder], { execArgv: [] });
    const [{ url }] = (await once(child, 'message')) as [{ url: string }];
    const accepted = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        fetch(`${url}/work`, { method: 'POST', body: `task-${index}` }),
      ),
    );
    child.kill('SIGKILL');
    await once(child, 'exit');

    const second = await start();
    await second.drain();

    expect(accepted.every(({ status }) => status === 202)).toBe(true);
    const items = await Promise.all(
      accepted.map((_, index) => itemAt(second.url, `task-${index}`)),
    );
    expect(items.filter((item) => item === 404)).toEqual([]);
  });

  it('refuses a data folder that another runtime uses', async () => {
    await start();

    await expect(startRuntime({ assemblyFolder, dataFolder })).rejects.toThrow(
      DataFolderInUseError,
    );
  });

  it('takes over a new bundle while it runs, but no new route', async () => {
    const { url, reload } = await start();
    const before = await itemAt(url, 'a');

    const changed = reload(synthesize({ banner: '/* newer */' }));

    expect(before).toBe(404);
    expect(changed).toHaveLength(5);
    expect(await itemAt(url, 'a')).toBe(404);
    expect(() => reload(synthesize({ withAnotherRoute: true }))).toThrow(StructureChangedError);
  });

  describe('with its own routes', () => {
    it('moves the clock, and the dates of the functions with it', async () => {
      const { url, localUrl, clock } = await start();
      const before = clock.now();

      const moved = await postJson(`${localUrl}/clock`, { advance: '30d' });
      await putItem(runtime as LocalRuntime, 'a', 'later');
      const item = (await itemAt(url, 'a')) as { at: string };

      expect(Date.parse((moved as { now: string }).now)).toBeGreaterThanOrEqual(
        before + 30 * dayMs,
      );
      expect(Date.parse(item.at)).toBeGreaterThanOrEqual(before + 30 * dayMs);
      expect(await getJson(`${localUrl}/clock`)).toMatchObject({ offsetMs: clock.offsetMs });
    });

    it.each([
      ['no instant', { to: 'tomorrow' }],
      ['no duration', { advance: 'a while' }],
      ['an instant that is past', { to: '2001-01-01T00:00:00Z' }],
      ['more than twenty years', { advance: '9999d' }],
    ])('refuses to move the clock by %s', async (_, body) => {
      const { localUrl, clock } = await start();
      const before = clock.offsetMs;

      const response = await fetch(`${localUrl}/clock`, {
        method: 'POST',
        body: JSON.stringify(body),
      });

      expect(response.status).toBe(400);
      expect(clock.offsetMs).toBe(before);
    });

    it('tells a secret by its setting, and a stranger nothing', async () => {
      const { localUrl, secrets } = await start();
      const path = '/_local/secrets/KEY_SECRET';

      const { value } = await getJson<{ value: string }>(`${localUrl}/secrets/KEY_SECRET`);
      const rebound = await statusWithHost(localUrl, path, { host: 'evil.example' });
      const crossOrigin = await statusWithHost(localUrl, path, { origin: 'https://evil.example' });

      expect(value).toBe(secrets.valueOf('KEY_SECRET'));
      expect(value).toMatch(/^[A-Za-z0-9]{32}$/);
      expect([rebound, crossOrigin]).toEqual([403, 403]);
    });

    it('shows the plan, and answers 404 to what it does not know', async () => {
      const { localUrl, plan } = await start();

      expect(await getJson(`${localUrl}/plan`)).toEqual(JSON.parse(JSON.stringify(plan)));
      expect((await fetch(`${localUrl}/nothing`)).status).toBe(404);
    });
  });
});

async function getJson<Answer = unknown>(url: string): Promise<Answer> {
  return (await (await fetch(url)).json()) as Answer;
}

async function postJson(url: string, body: unknown): Promise<unknown> {
  return (await fetch(url, { method: 'POST', body: JSON.stringify(body) })).json();
}

/** `fetch` does not let anybody choose these headers. */
async function statusWithHost(
  localUrl: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<number | undefined> {
  const { port } = new URL(localUrl);
  const sent = request({ host: '127.0.0.1', port, path, headers });
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  response.resume();

  return response.statusCode;
}
