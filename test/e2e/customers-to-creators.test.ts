import { createHmac } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findAssembly } from '../../local/assembly.ts';
import { type LocalRuntime, startRuntime } from '../../local/runtime.ts';
import { browser } from '../support/an-http-event.ts';
import { callApi, type Merchant, openMerchant, shopSecret } from '../support/two-merchants.ts';

const origin = 'https://shop.example';
const identifySecret = 'an-identify-secret-of-sixteen';
const proof = createHmac('sha256', identifySecret).update('9001').digest('hex');
const email = 'wilhelmina@mail.example';
const tent = { title: 'Tent & co', url: 'https://shop.example/tent' };

describe('customers who become creators in the local runtime', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tributary-growth-'));
  let runtime: LocalRuntime;
  let acme: Merchant;
  let pageKey: string;

  beforeAll(async () => {
    const startAt = Date.UTC(2026, 0, 5, 9);
    runtime = await startRuntime({ assemblyFolder: await findAssembly(), dataFolder, startAt });
    acme = await openMerchant(runtime, 'acme');
    await call(`PUT /v1/connections/${acme.ids.connection}`, {
      ...{ provider: 'shopify', programId: acme.ids.programId, webhookSecrets: [shopSecret] },
      identifySecrets: [identifySecret],
    });
    pageKey = (
      await call('POST /v1/api-keys', {
        ...{ name: 'the shop', scopes: ['browser'] },
        ...{ allowedOrigins: [origin], requestsPerMinute: 100 },
      })
    ).document.key;
  }, 180_000);

  afterAll(async () => {
    await runtime?.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  async function call(route: string, body?: object) {
    const [method = '', path = ''] = route.split(' ');
    const { status, text } = await callApi(runtime.url, { method, path, body }, acme.keys.manage);
    expect({ route, status, text }).toMatchObject({ status: expect.any(Number) });
    return { status, document: text === '' ? undefined : JSON.parse(text) };
  }

  async function open(mode: 'open' | 'invite') {
    const saved = await call(`PUT /v1/programs/${acme.ids.programId}`, {
      ...{ name: 'Spring', planId: acme.ids.planId, landingHosts: ['shop.example'] },
      enrolment: { mode, destination: 'https://shop.example/', codePattern: '{FIRSTNAME}{N}' },
    });
    expect(saved.status).toBe(200);
  }

  async function leave(fields: object) {
    const response = await fetch(`${runtime.url}/v1/handles?key=${pageKey}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${pageKey}`, origin, 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ programId: acme.ids.programId, platform: 'instagram' },
        ...{ consent: { version: 'handle-2026-11' }, favourites: [tent], ...fields },
      }),
    });
    return { status: response.status, document: JSON.parse(await response.text()) };
  }

  it('are creators at once in an open program, with a page whose products are tracked', async () => {
    await open('open');
    const left = await leave({
      ...{ handle: '@ada.outdoors', name: 'Ada Outdoors', customerId: '9001', proof },
      connectionId: acme.ids.connectionId,
    });

    expect(left).toMatchObject({ status: 200, document: { outcome: 'enrolled', code: 'ADA' } });
    const page = await fetch(`${runtime.url}/s/ada-outdoors`);
    const text = await page.text();
    expect(page.status).toBe(200);
    expect(text).toContain('Tent &amp; co');
    const [, path = ''] = /href="(\/r\/ada-outdoors-[0-9a-f]+)"/.exec(text) ?? [];
    const click = await fetch(`${runtime.url}${path}`, {
      redirect: 'manual',
      headers: { 'user-agent': browser },
    });
    expect(click.status).toBe(302);
    expect(click.headers.get('location')).toContain('https://shop.example/tent?');
  });

  it('accept an invitation once, and are gone from everything when they are erased', async () => {
    await open('invite');
    expect(await leave({ handle: 'wilma_w', email })).toMatchObject({ status: 202 });
    const { items } = (await call('GET /v1/prospects')).document;
    expect(items).toMatchObject([{ identity: 'claimed', handles: [{ handle: 'wilma_w' }] }]);
    const invited = await call(`POST /v1/prospects/${items[0].prospectId}/invite`, {});
    const token = new URL(invited.document.link).searchParams.get('t') ?? '';
    const accept = () =>
      fetch(`${runtime.url}/invitations`, {
        method: 'POST',
        body: new URLSearchParams({ t: token }),
      });

    expect((await fetch(`${runtime.url}/invitations?t=${token}`)).status).toBe(200);
    const welcome = await accept();
    expect({ status: welcome.status, text: await welcome.text() }).toMatchObject({
      status: 200,
      text: expect.stringContaining('/r/wilma_w'),
    });
    expect((await accept()).status).toBe(410);

    const { handles } = (await call('POST /v1/privacy/export', { email })).document;
    expect(handles).toMatchObject([{ handles: [{ handle: 'wilma_w' }] }]);
    expect((await call('POST /v1/privacy/erase', { email })).status).toBe(202);
    await runtime.drain();
    expect((await call(`GET /v1/prospects/${items[0].prospectId}`)).status).toBe(404);
    const creatorId = handles[0].enrolled.creatorId as string;
    expect((await call('POST /v1/privacy/erase', { creatorId })).status).toBe(200);
    expect((await fetch(`${runtime.url}/s/wilma_w`)).status).toBe(404);
  });

  it('are known by hashes only', () => {
    const files = readdirSync(dataFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)));

    expect(files.some((content) => content.includes('ada-outdoors'))).toBe(true);
    expect(files.some((content) => content.includes(email))).toBe(false);
  });
});
