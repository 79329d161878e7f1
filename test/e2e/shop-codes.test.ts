import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findAssembly } from '../../local/assembly.ts';
import { type LocalRuntime, startRuntime } from '../../local/runtime.ts';
import { startFakeBigcommerceCoupons } from '../support/fake-bigcommerce-coupons.ts';
import type { FakeShopCodes } from '../support/fake-shop-codes.ts';
import { startFakeShopifyDiscounts } from '../support/fake-shopify-discounts.ts';
import { startFakeStripePromotions } from '../support/fake-stripe-promotions.ts';
import { startFakeWoocommerceCoupons } from '../support/fake-woocommerce-coupons.ts';
import { callApi, deliverOrder, type Merchant, openMerchant } from '../support/two-merchants.ts';

const providers = [
  { provider: 'shopify', start: startFakeShopifyDiscounts },
  { provider: 'woocommerce', start: startFakeWoocommerceCoupons },
  { provider: 'stripe', start: startFakeStripePromotions },
  { provider: 'bigcommerce', start: startFakeBigcommerceCoupons },
] as const;

describe('codes in shops, in the local runtime', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tributary-shop-codes-'));
  const startAt = Date.UTC(2026, 0, 5, 9);
  let runtime: LocalRuntime;
  let acme: Merchant;
  const fakes: FakeShopCodes[] = [];
  /** The shops' clock: the system's. */
  const now = () => runtime?.clock.now() ?? startAt;

  beforeAll(async () => {
    runtime = await startRuntime({ assemblyFolder: await findAssembly(), dataFolder, startAt });
    acme = await openMerchant(runtime, 'acme');
  }, 180_000);

  afterAll(async () => {
    await runtime?.stop();
    await Promise.all(fakes.map((fake) => fake.stop()));
    rmSync(dataFolder, { recursive: true, force: true });
  });

  async function call(route: string, body?: object) {
    const [method = '', path = ''] = route.split(' ');
    const { status, text } = await callApi(runtime.url, { method, path, body }, acme.keys.manage);
    // biome-ignore lint/suspicious/noExplicitAny: what a test expects of a document is its own affair
    return { status, document: JSON.parse(text) as any };
  }

  async function connect({ provider, start }: (typeof providers)[number]): Promise<FakeShopCodes> {
    const shop = await start(now);
    fakes.push(shop);
    const { status } = await call(`PUT /v1/connections/${provider}`, {
      ...{ provider, programId: acme.ids.programId, webhookSecrets: ['secret-of-the-shop'] },
      api: shop.access,
    });
    expect(status).toBe(200);
    return shop;
  }

  it.each(providers)(
    'are published in $provider, found after a lost answer, shown and revoked',
    async (row) => {
      const shop = await connect(row);
      const { programId, creatorId } = acme.ids;
      const code = `MIA${row.provider.toUpperCase()}`;
      await call(`PUT /v1/codes/${code}`, { programId, creatorId });
      const wanted = {
        connection: row.provider,
        discount: { percent: '12.5', usesMax: 100, endsAt: '2026-06-30T22:00:00Z' },
      };

      shop.loseAnswerToPublishing();
      expect((await call(`POST /v1/codes/${code}/publish`, wanted)).status).toBe(503);
      const published = await call(`POST /v1/codes/${code}/publish`, wanted);
      expect(published.document.inShop).toMatchObject({
        state: 'published',
        discount: { percent: '12.5' },
      });
      expect(shop.count(code)).toBe(1);

      expect((await call(`GET /v1/codes/${code}/drift`)).document).toMatchObject({ isSame: true });
      shop.changeByHand(code);
      expect((await call(`GET /v1/codes/${code}/drift`)).document.isSame).toBe(false);

      await runtime.advance(now() + 60_000);
      const revoked = await call(`POST /v1/codes/${code}/revoke`, {});
      expect(revoked.document.inShop.state).toBe('revoked');
      const imported = await call('POST /v1/codes/import', {
        ...{ connection: row.provider, items: [{ code: `${code}X`, creatorId }] },
      });
      expect(imported.document.items).toMatchObject([{ reason: 'not-in-shop' }]);
    },
  );

  it('earn for orders before they are revoked, and for none after', async () => {
    const { code, ids } = { code: acme.ids.code, ids: acme.ids };
    await runtime.advance(now() + 60_000);
    await deliverOrder(runtime, ids, '2001');
    await runtime.advance(now() + 60_000);

    expect((await call(`POST /v1/codes/${code}/revoke`, {})).status).toBe(200);
    await runtime.advance(now() + 60_000);
    await deliverOrder(runtime, ids, '2002');
    await runtime.drain();

    const owed = async (order: string) =>
      (await call(`GET /v1/conversions/${ids.connection}~${order}`)).document.owed;
    expect(await owed('2001')).toMatchObject([{ amount: { amount: '50.00' } }]);
    expect(await owed('2002')).toEqual([]);
  });

  it('of shops without an API come as CSV, as it was exported', async () => {
    const post = async (body: string) => {
      const response = await fetch(`${runtime.url}/v1/codes/import.csv`, {
        method: 'POST',
        headers: { 'content-type': 'text/csv', authorization: `Bearer ${acme.keys.manage}` },
        body,
      });
      return (await response.json()) as { items: { outcome: string }[] };
    };
    const { programId, creatorId } = acme.ids;
    const table = `code,program_id,creator_id\r\nHAND1,${programId},${creatorId}\r\n`;

    expect((await post(table)).items).toEqual([{ line: 2, code: 'HAND1', outcome: 'imported' }]);
    const exported = await callApi(
      runtime.url,
      { method: 'GET', path: '/v1/codes/export.csv' },
      acme.keys.manage,
    );
    expect(exported.text).toContain(`HAND1,${programId},${creatorId}`);
    const again = await post(exported.text);
    expect(new Set(again.items.map(({ outcome }) => outcome))).toEqual(new Set(['known']));
  });

  it('are in the audit log', async () => {
    const kinds = async (kind: string) =>
      (await call(`GET /v1/audit?kind=${kind}`)).document.items.map(
        ({ outcome }: { outcome: string }) => outcome,
      );

    expect((await kinds('code.published')).toSorted()).toEqual([
      ...Array(4).fill('done'),
      ...Array(4).fill('unknown'),
    ]);
    expect(await kinds('code.revoked')).toEqual(Array(5).fill('done'));
    expect(await kinds('codes.imported')).toEqual(Array(6).fill('done'));
  });
});
