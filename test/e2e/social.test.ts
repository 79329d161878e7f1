import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findAssembly } from '../../local/assembly.ts';
import { type LocalRuntime, startRuntime } from '../../local/runtime.ts';
import { type FakePlatform, startFakePlatform } from '../support/social/fake-platform.ts';
import { xShape } from '../support/social/fake-stream-shapes.ts';
import { callApi, type Merchant, openMerchant } from '../support/two-merchants.ts';

const hour = 3_600_000;
const id = '9007199254740993';

describe('a creator’s account at X in the local runtime', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tributary-social-'));
  const startAt = Date.UTC(2026, 0, 5, 9);
  let runtime: LocalRuntime;
  let acme: Merchant;
  let x: FakePlatform;
  const now = () => runtime?.clock.now() ?? startAt;

  beforeAll(async () => {
    runtime = await startRuntime({ assemblyFolder: await findAssembly(), dataFolder, startAt });
    acme = await openMerchant(runtime, 'acme');
    x = await startFakePlatform(xShape, now);
  }, 180_000);

  afterAll(async () => {
    await runtime?.stop();
    await x?.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  async function call(route: string, body?: object, key = acme.keys.manage) {
    const [method = '', path = ''] = route.split(' ');
    const { status, text } = await callApi(runtime.url, { method, path, body }, key);
    if (status >= 300) throw new Error(`${route} was answered ${status}: ${text}`);
    // biome-ignore lint/suspicious/noExplicitAny: what a test expects of a document is its own affair
    return JSON.parse(text) as any;
  }

  it('is connected, polled within its budget, renewed, and forgotten again', async () => {
    const { creatorId, code } = acme.ids;
    const { posts } = x.add({ id, handle: 'mia', description: '' });
    posts.push({ id: '7671932290360020237', text: `#ad ${code}`, at: now() - hour, views: 12 });
    await call('PUT /v1/social/apps/x', {
      ...{ clientId: 'client', clientSecret: 'secret', address: x.address },
      monthlyBudgetUsd: '5.00',
    });
    const returnUrl = 'https://shop.example/portal';
    const begin = { platform: 'x', returnUrl };
    const { link } = await call('POST /v1/me/social/connect', begin, acme.keys.me);
    const back = await fetch(x.consent(link, id), { redirect: 'manual' });
    expect(back.status).toBe(302);
    const ticket = new URL(back.headers.get('location') ?? '').searchParams.get('ticket') ?? '';
    const account = await call('POST /v1/me/social/finish', { ticket }, acme.keys.me);
    expect(account).toMatchObject({ accountId: `x~${id}`, creatorId, status: 'connected' });

    await runtime.advance(now() + 2 * hour);
    const path = `/v1/creators/${creatorId}/social/x~${id}`;
    const { items } = await call(`GET ${path}/contents`);
    expect(items).toMatchObject([
      {
        contentId: '7671932290360020237',
        mentions: [{ kind: 'code', code, creatorId }],
        disclosure: { outcome: 'disclosed' },
      },
    ]);
    const figures = await call(`GET ${path}/figures?contentId=7671932290360020237`);
    expect(figures.items[0].counts).toMatchObject({ impressions: '12' });

    posts.push({ id: '7671932290360020999', text: 'Another', at: now() - 1_000, views: 1 });
    await runtime.advance(now() + 26 * hour);
    expect((await call(`GET ${path}/contents`)).items).toHaveLength(2);
    expect(x.asked.filter((asked) => asked.includes('/oauth2/token'))).toHaveLength(2);

    expect(await call(`DELETE ${path}`)).toMatchObject({ grant: 'revoked' });
    await runtime.advance(now() + 2 * hour);
    const left = await call(`GET ${path}/figures?contentId=7671932290360020237`);
    expect(left.items).toEqual([]);
  }, 180_000);
});
