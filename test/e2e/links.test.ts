import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shopifyOrderBody, signShopify } from '../../cli/demo/shopify-payloads.ts';
import { findAssembly } from '../../local/assembly.ts';
import { type LocalRuntime, startRuntime } from '../../local/runtime.ts';
import { browser } from '../support/an-http-event.ts';
import { readQrSvg } from '../support/read-qr-svg.ts';
import { callApi, type Merchant, openMerchant, shopSecret } from '../support/two-merchants.ts';

const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.2 Mobile/15E148 Safari/604.1';

describe('links in the local runtime', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tributary-links-'));
  let runtime: LocalRuntime;
  let acme: Merchant;

  beforeAll(async () => {
    const startAt = Date.UTC(2026, 0, 5, 9);
    runtime = await startRuntime({ assemblyFolder: await findAssembly(), dataFolder, startAt });
    acme = await openMerchant(runtime, 'acme');
    await call(`PUT /v1/programs/${acme.ids.programId}`, {
      ...{ name: 'Spring', planId: acme.ids.planId, landingHosts: ['shop.example'] },
      apps: { schemes: ['acme-shop'], iosAppIds: ['A1B2C3D4E5.com.acme.shop'] },
      codeOnLanding: { via: 'path', path: '/discount/{code}', returnParameter: 'redirect' },
      utm: { source: '{creator}' },
    });
  }, 180_000);

  afterAll(async () => {
    await runtime?.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  async function call(route: string, body?: object) {
    const [method = '', path = ''] = route.split(' ');
    const { status, text } = await callApi(runtime.url, { method, path, body }, acme.keys.manage);
    await runtime.drain();
    return { status, text };
  }

  // biome-ignore lint/suspicious/noExplicitAny: what a test expects of a document is its own affair
  async function read(route: string): Promise<any> {
    return JSON.parse((await call(route)).text);
  }

  async function saveLink(slug: string, fields: object = {}) {
    const { programId, creatorId } = acme.ids;
    const link = { programId, creatorId, destination: 'https://shop.example/tent', ...fields };
    expect(await call(`PUT /v1/links/${slug}`, link)).toMatchObject({ status: 200 });
  }

  async function open(path: string, headers: Readonly<Record<string, string>> = {}) {
    const response = await fetch(`${runtime.url}${path}`, {
      redirect: 'manual',
      headers: { 'user-agent': browser, ...headers },
    });
    const location = response.headers.get('location');
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    const tc = location === null ? null : new URL(location).searchParams.get('tc');
    return {
      ...{ status: response.status, location, tc, cookie: cookies.join('; ') },
      body: await response.text(),
    };
  }

  async function countClicks() {
    const { programId } = acme.ids;
    const days = 'from=2026-01-01&to=2026-02-01';
    const report = await read(`GET /v1/reports/program?programId=${programId}&${days}`);
    return report.clicks as { counted: number; filtered: number };
  }

  async function order(id: string, token: string) {
    const at = runtime.clock.now() + 1_000;
    const body = shopifyOrderBody({
      ...{ id, number: Number(id), currency: 'USD', financialStatus: 'paid' },
      ...{ createdAt: at, updatedAt: at, processedAt: at },
      lines: [{ id: `${id}1`, title: 'Tent', unitPriceMinorUnits: 50_000n, quantity: 1 }],
      noteAttributes: [{ name: 'tributary_token', value: token }],
    });
    const answer = await fetch(`${runtime.url}/webhooks/shopify/${acme.ids.connectionId}`, {
      method: 'POST',
      headers: signShopify(body, shopSecret, { topic: 'orders/create', deliveryId: id }),
      body,
    });
    expect(answer.status).toBe(200);
    await runtime.drain();
    return read(`GET /v1/conversions/${acme.ids.connection}~${id}/explanation`);
  }

  it('carry sub-ids from the click to the shop and to the explanation of the order', async () => {
    await saveLink('camps', { utm: { term: '{subId}-{sub2}' } });
    const before = await countClicks();

    const click = await open('/r/camps?subid=story&sub2=reel&url=https://evil.example');

    expect(click.location).toMatch(
      /^https:\/\/shop\.example\/tent\?utm_source=mia-acme&utm_term=story-reel&tc=v1\./,
    );
    await runtime.drain();
    const explanation = await order('2001', click.tc ?? '');
    expect(explanation.touches).toMatchObject([
      { slug: 'camps', verdict: 'eligible', subIds: { sub1: 'story', sub2: 'reel' } },
    ]);
    expect(await countClicks()).toEqual({ ...before, counted: before.counted + 1 });
  });

  it('count a visitor who opens one twice once, and pay for it once', async () => {
    await saveLink('twice');
    const before = await countClicks();

    const first = await open('/r/twice');
    const second = await open('/r/twice', { cookie: first.cookie });
    await runtime.drain();

    expect(second.tc).toBe(first.tc);
    expect(await countClicks()).toEqual({
      counted: before.counted + 1,
      filtered: before.filtered + 1,
    });
    const explanation = await order('2002', second.tc ?? '');
    const eligible = explanation.touches.filter(
      ({ verdict }: { verdict: string }) => verdict === 'eligible',
    );
    expect(eligible).toMatchObject([{ slug: 'twice', credit: { fraction: '1' } }]);
  });

  it('pay for what an agent bought with the claim that the link gave it', async () => {
    await saveLink('for-agents', { contentId: 'review-9' });
    await call('PUT /v1/connections/own', {
      ...{ provider: 'generic', programId: acme.ids.programId, webhookSecrets: ['own-secret'] },
    });
    const before = await countClicks();

    const asked = await open('/r/for-agents', {
      ...{ accept: 'application/json', 'user-agent': 'ShoppingAgent/1.0 (bot)' },
    });
    await runtime.drain();
    const { affiliate_attribution: claim } = JSON.parse(asked.body);
    const at = new Date(runtime.clock.now() + 1_000).toISOString();
    const data = {
      ...{ orderId: '3001', placedAt: at, updatedAt: at, currency: 'USD', status: 'paid' },
      lines: [{ lineId: '1', quantity: 1, amount: '200.00' }],
      affiliateAttribution: [claim],
    };
    const event = {
      ...{ type: 'conversion', connectionId: 'acme.own' },
      event: { type: 'order', data },
    };
    const told = await callApi(
      runtime.url,
      { method: 'POST', path: '/v1/events', body: { events: [event] } },
      acme.keys.events,
    );
    expect(told.status).toBe(202);
    await runtime.drain();

    const explanation = await read('GET /v1/conversions/own~3001/explanation');
    expect(explanation.touches).toMatchObject([
      { kind: 'agent', slug: 'for-agents', verdict: 'eligible', credit: { fraction: '1' } },
    ]);
    expect(await countClicks()).toEqual(before);
  });

  it('keep the old path after a renaming, and draw the new one as a QR code', async () => {
    await saveLink('old-path');

    await call('POST /v1/links/old-path/rename', { slug: 'New-Path' });

    const [old, renamed] = [await open('/r/old-path'), await open('/r/new-path')];
    for (const { location } of [old, renamed]) {
      expect(location).toMatch(/^https:\/\/shop\.example\/tent\?utm_source=mia-acme&tc=v1\./);
    }
    const { status, text } = await call('GET /v1/links/old-path/qr.svg?ecc=Q');
    expect(status).toBe(200);
    expect(readQrSvg(text)).toBe(`${runtime.url}/r/New-Path`);
  });

  it('ask on an iPhone whether to go on in the app, with the token on both ways', async () => {
    await saveLink('camp-app', { apps: { ios: { url: 'acme-shop://tent' } } });

    const { status, body } = await open('/r/camp-app', { 'user-agent': iPhone });

    expect(status).toBe(200);
    const hrefs = [...body.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href);
    expect(hrefs).toEqual([
      expect.stringMatching(/^acme-shop:\/\/tent\?utm_source=mia-acme&amp;tc=v1\./),
      expect.stringMatching(/^https:\/\/shop\.example\/tent\?utm_source=mia-acme&amp;tc=v1\./),
    ]);
    const association = await fetch(`${runtime.url}/.well-known/apple-app-site-association`);
    expect(association.headers.get('content-type')).toBe('application/json');
    expect(await association.json()).toHaveProperty('applinks.details.0.appIDs', [
      'A1B2C3D4E5.com.acme.shop',
    ]);
    expect((await fetch(`${runtime.url}/.well-known/assetlinks.json`)).status).toBe(404);
  });

  it('apply a generated code on landing', async () => {
    const { programId, creatorId } = acme.ids;
    const wanted = { programId, pattern: '{NAME}-{N}', creatorIds: [creatorId, 'nobody'] };

    const generated = await call('POST /v1/codes/generate', wanted);
    await saveLink('with-code', { code: 'MIA' });
    const { location } = await open('/r/with-code');

    expect(JSON.parse(generated.text).items).toMatchObject([
      { outcome: 'made', code: { code: 'MIA' } },
      { outcome: 'failed', reason: 'creator-not-enrolled' },
    ]);
    expect(location).toMatch(
      /^https:\/\/shop\.example\/discount\/MIA\?redirect=%2Ftent%3F.*&tc=v1\./,
    );
    const { text } = await call('GET /v1/codes/export.csv');
    expect(text.split('\r\n').map((row) => row.split(',')[0])).toEqual([
      'code',
      'MIA',
      'MIA-ACME',
      '',
    ]);
  });
});
