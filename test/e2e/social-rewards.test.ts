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
const day = 24 * hour;
const id = '9007199254740993';

describe('posts that earn by their views in the local runtime', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tributary-reach-'));
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

  /** A program of 3.00 USD for a thousand views within a week, with a code of the creator's own. */
  async function openProgram(creatorId: string) {
    await call('PUT /v1/programs/reach', {
      ...{ name: 'Reach', planId: 'reach', landingHosts: ['shop.example'] },
      hold: { afterReachDays: 1 },
      reach: { currency: 'USD', measuringDays: 7, viewsMax: 50_000 },
    });
    const amount = { amount: '3.00', currency: 'USD' };
    await call('POST /v1/plans/reach/versions', {
      rules: [
        {
          ruleId: 'views',
          rewards: [{ kind: 'per-thousand-views', amount, formatMultipliers: {} }],
        },
      ],
    });
    await call(`PUT /v1/enrolments/reach/${creatorId}`, {});
    await call('PUT /v1/codes/VIEWS1', { programId: 'reach', creatorId });
    await runtime.advance(now() + 60_000);
  }

  async function connect() {
    await call('PUT /v1/social/apps/x', {
      ...{ clientId: 'client', clientSecret: 'secret', address: x.address },
      monthlyBudgetUsd: '5.00',
    });
    const begin = { platform: 'x', returnUrl: 'https://shop.example/portal' };
    const { link } = await call('POST /v1/me/social/connect', begin, acme.keys.me);
    const back = await fetch(x.consent(link, id), { redirect: 'manual' });
    const ticket = new URL(back.headers.get('location') ?? '').searchParams.get('ticket') ?? '';
    await call('POST /v1/me/social/finish', { ticket }, acme.keys.me);
  }

  it('are measured, explained and payable, or held until they say that they are paid for', async () => {
    const { creatorId } = acme.ids;
    await openProgram(creatorId);
    const { posts } = x.add({ id, handle: 'mia', description: '' });
    const shown = {
      id: '7671932290360020237',
      text: '#ad VIEWS1',
      at: now() + hour,
      views: 20_000,
    };
    const words = 'The shop is great and you will love it as I do: VIEWS1';
    const hushed = { id: '7671932290360020999', text: words, at: now() + hour, views: 9_000 };
    posts.push(shown, hushed);
    await connect();
    const contents = () =>
      call(`GET /v1/me/social/x~${id}/contents`, undefined, acme.keys.me).then(
        ({ items }) => items,
      );

    await runtime.advance(now() + 26 * hour);
    expect(await contents()).toMatchObject([
      { disclosure: { outcome: 'not-found' }, earnings: [{ amount: { amount: '27.00' } }] },
      { disclosure: { outcome: 'disclosed' }, earnings: [{ status: 'pending' }] },
    ]);

    shown.views = 80_000;
    await runtime.advance(now() + 9 * day);
    expect(await contents()).toMatchObject([
      {
        contentId: hushed.id,
        earnings: [{ status: 'held', holds: [{ reason: 'disclosure-missing' }] }],
      },
      { contentId: shown.id, earnings: [{ status: 'closed', amount: { amount: '150.00' } }] },
    ]);
    const [held, paid] = await contents();
    const explained = await call(
      `GET /v1/me/conversions/${encodeURIComponent(paid.earnings[0].conversionId)}/explanation`,
      ...[undefined, acme.keys.me],
    );
    expect(explained.sentences.join(' ')).toContain('had 80000 views by 2026-01-1');
    expect(explained.sentences.join(' ')).toContain('50000 of them count');

    await call(`POST /v1/creators/${creatorId}/social/x~${id}/attestations`, {
      ...{ contentId: held.contentId, disclosed: true, medium: 'shown' },
      evidence: 'https://files.example/mia.png',
    });
    await runtime.advance(now() + 2 * day);
    expect(await contents()).toMatchObject([
      { disclosure: { reason: 'attested' }, earnings: [{ status: 'closed', holds: [] }] },
      {},
    ]);
    const { currencies } = await call('GET /v1/me', undefined, acme.keys.me);
    expect(currencies).toMatchObject([{ account: { payable: { amount: '177.00' } } }]);
  }, 240_000);
});
