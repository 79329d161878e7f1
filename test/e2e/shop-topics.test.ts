import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shopifyOrderBody } from '../../cli/demo/shopify-payloads.ts';
import { main } from '../../cli/main.ts';
import { findAssembly } from '../../local/assembly.ts';
import { type LocalRuntime, startRuntime } from '../../local/runtime.ts';
import {
  aBigcommerceCoupon,
  aBigcommerceOrder,
  aBigcommerceProduct,
} from '../support/bigcommerce-orders.ts';
import { fakeStore, startFakeBigcommerce } from '../support/fake-bigcommerce.ts';
import { startFakeBigcommerceHooks } from '../support/fake-bigcommerce-hooks.ts';
import type { FakeShopHooks } from '../support/fake-shop-hooks.ts';
import { startFakeShopifyAdmin } from '../support/fake-shopify-admin.ts';
import { startFakeShopifyHooks } from '../support/fake-shopify-hooks.ts';
import { startFakeStripeCheckouts } from '../support/fake-stripe-checkouts.ts';
import { startFakeStripeHooks } from '../support/fake-stripe-hooks.ts';
import { startFakeWoocommerce } from '../support/fake-woocommerce.ts';
import { startFakeWoocommerceHooks } from '../support/fake-woocommerce-hooks.ts';
import { aStripeEvent, aStripeSession } from '../support/stripe-objects.ts';
import { callApi, type Merchant, openMerchant } from '../support/two-merchants.ts';
import { aWoocommerceOrder } from '../support/woocommerce-deliveries.ts';

const clientSecret = 'client-secret-of-the-app';
const stops: (() => Promise<void>)[] = [];

/** Opens a fake that is stopped at the end. */
async function opened<Fake extends { stop(): Promise<void> }>(starting: Promise<Fake>) {
  const fake = await starting;
  stops.push(fake.stop);
  return fake;
}

type Sale = { readonly number: number; readonly code: string; readonly at: number };

/** A shop that can sell: what it tells of an order, under which topic, and under which id. */
type SellingShop = {
  readonly hooks: FakeShopHooks;
  readonly topic: string;
  readonly tell: (sale: Sale) => { readonly orderId: string; readonly body: string };
};

async function openShopify(): Promise<SellingShop> {
  const admin = await opened(startFakeShopifyAdmin());
  return {
    hooks: await opened(startFakeShopifyHooks(clientSecret, admin.address)),
    topic: 'orders/create',
    tell({ number, code, at }) {
      const body = shopifyOrderBody({
        ...{ id: `${number}`, number, currency: 'USD', financialStatus: 'paid' },
        ...{ createdAt: at, updatedAt: at, processedAt: at },
        lines: [{ id: `${number}1`, title: 'Tent', unitPriceMinorUnits: 20_000n, quantity: 1 }],
        discounts: [{ code, type: 'percentage', value: '0.0' }],
      });
      return { orderId: `${number}`, body };
    },
  };
}

async function openWoocommerce(): Promise<SellingShop> {
  const orders = await opened(startFakeWoocommerce());
  return {
    hooks: await opened(startFakeWoocommerceHooks(orders.address)),
    topic: 'order.created',
    tell({ number, code, at }) {
      const time = new Date(at).toISOString().slice(0, 19);
      const order = aWoocommerceOrder({
        ...{ id: number, date_created_gmt: time, date_modified_gmt: time, date_paid_gmt: time },
        coupon_lines: [{ code, discount: '0.00' }],
      });
      orders.keep(order);
      return { orderId: `${number}`, body: JSON.stringify(order) };
    },
  };
}

async function openBigcommerce(now: () => number): Promise<SellingShop> {
  const store = await opened(startFakeBigcommerce(now));
  return {
    hooks: await opened(startFakeBigcommerceHooks(clientSecret, store.address)),
    topic: 'store/order/created',
    tell({ number: id, code, at }) {
      store.place(aBigcommerceOrder({ id }), {
        products: [aBigcommerceProduct()],
        coupons: [aBigcommerceCoupon({ code })],
      });
      const body = JSON.stringify({
        ...{ scope: 'store/order/created', data: { type: 'order', id }, hash: 'any' },
        ...{ created_at: Math.floor(at / 1_000), producer: `stores/${fakeStore.storeHash}` },
      });
      return { orderId: `${id}`, body };
    },
  };
}

async function openStripe(): Promise<SellingShop> {
  const checkouts = await opened(startFakeStripeCheckouts());
  return {
    hooks: await opened(startFakeStripeHooks(checkouts.address)),
    topic: 'checkout.session.completed',
    tell({ number, code, at }) {
      const id = `cs_${number}`;
      const created = Math.floor(at / 1_000);
      const discounts = [{ promotion_code: { id: 'promo_1', code } }];
      const session = aStripeSession({ id, created, discounts, payment_intent: `pi_${number}` });
      checkouts.keep(session, [
        { id: `li_${number}`, description: 'Tent', quantity: 1, amount_total: 10_000 },
      ]);
      return {
        orderId: id,
        body: aStripeEvent('checkout.session.completed', session, { created }),
      };
    },
  };
}

const providers = [
  { provider: 'shopify', open: openShopify, webhookSecrets: [clientSecret] },
  { provider: 'woocommerce', open: openWoocommerce, webhookSecrets: ['chosen & given'] },
  { provider: 'bigcommerce', open: openBigcommerce, webhookSecrets: [clientSecret] },
  { provider: 'stripe', open: openStripe, webhookSecrets: undefined },
] as const;

describe('topics of shops, in the local runtime', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tributary-shop-topics-'));
  const startAt = Date.UTC(2026, 0, 5, 9);
  let runtime: LocalRuntime;
  let acme: Merchant;
  /** The shops' clock: the system's. */
  const now = () => runtime?.clock.now() ?? startAt;

  beforeAll(async () => {
    runtime = await startRuntime({ assemblyFolder: await findAssembly(), dataFolder, startAt });
    acme = await openMerchant(runtime, 'acme');
  }, 180_000);

  afterAll(async () => {
    await runtime?.stop();
    await Promise.all(stops.map((stop) => stop()));
    rmSync(dataFolder, { recursive: true, force: true });
  });

  async function call(route: string, body?: object) {
    const [method = '', path = ''] = route.split(' ');
    const { status, text } = await callApi(runtime.url, { method, path, body }, acme.keys.manage);
    // biome-ignore lint/suspicious/noExplicitAny: what a test expects of a document is its own affair
    return { status, document: JSON.parse(text) as any };
  }

  async function connect({ provider, open, webhookSecrets }: (typeof providers)[number]) {
    const shop = await open(now);
    const saved = await call(`PUT /v1/connections/${provider}`, {
      ...{ provider, programId: acme.ids.programId, api: shop.hooks.access },
      ...(webhookSecrets === undefined ? {} : { webhookSecrets }),
    });
    expect(saved.status).toBe(200);
    const topics = `/v1/connections/${provider}/topics`;
    return { ...shop, post: () => call(`POST ${topics}`, {}), get: () => call(`GET ${topics}`) };
  }

  /** The shop sells, a few seconds later, and tells whoever is to hear of it. */
  async function sell({ hooks, topic, tell }: SellingShop, provider: string, number: number) {
    await runtime.advance(now() + 5_000);
    const { orderId, body } = tell({ number, code: acme.ids.code, at: now() });
    await runtime.advance(now() + 5_000);
    const statuses = await hooks.deliver(topic, body, now());
    await runtime.drain();
    const conversion = await call(`GET /v1/conversions/${provider}~${orderId}`);
    return { statuses, conversion: conversion.status, owed: conversion.document.owed };
  }

  it.each(providers)(
    'are registered in $provider, whose orders then arrive; repaired, and taken out',
    async (row) => {
      const { provider } = row;
      const shop = await connect(row);
      const { hooks, topic, post, get } = shop;
      const theirs = 'http://127.0.0.1:9/of-another-app';
      hooks.makeByHand(topic, theirs);
      expect((await get()).document.status).toBe('incomplete');

      // It stops answering in the middle of it, and what it left is done by the next call.
      hooks.failAfter(provider === 'stripe' ? 1 : 2, { status: 503, body: {} });
      const broken = await post();
      hooks.recover();
      const registered = await post();
      const made = hooks.hooks();
      const again = await post();

      expect(broken.document.status).toBe('incomplete');
      expect(JSON.stringify(broken.document)).toContain('"outcome":"unavailable"');
      expect(registered.document).toMatchObject({
        ...{ status: 'complete' },
        address: `${runtime.url}/webhooks/${provider}/acme.${provider}`,
      });
      const outcomes = again.document.items.map(({ outcome }: { outcome: string }) => outcome);
      expect(new Set(outcomes)).toEqual(new Set(['kept']));
      expect(hooks.hooks()).toEqual(made);

      hooks.removeByHand(topic);
      await post();
      const sold = await sell(shop, provider, 7_001);
      expect(sold).toMatchObject({ statuses: [200], conversion: 200 });
      expect(sold.owed).toMatchObject([{ amount: { currency: 'USD' } }]);

      hooks.spoil(topic);
      expect((await get()).document.status).toBe('incomplete');
      const repaired = await post();
      expect(JSON.stringify(repaired.document)).toContain('"outcome":"repaired"');
      expect(await sell(shop, provider, 7_002)).toMatchObject({ statuses: [200], conversion: 200 });

      hooks.makeByHand(topic, theirs);
      const removed = await call(`DELETE /v1/connections/${provider}/topics`);
      expect(removed.document.status).toBe('complete');
      expect(hooks.hooks().map(({ address }) => address)).toEqual([theirs]);
    },
    120_000,
  );

  it('of Stripe are signed with what Stripe chose, also after the connection is saved anew', async () => {
    const shop = await connect({ ...providers[3] });
    await shop.post();
    await connect({ ...providers[3] });
    // What was read before is remembered for five minutes.
    await runtime.advance(now() + 6 * 60_000);

    expect(await sell(shop, 'stripe', 7_003)).toMatchObject({ statuses: [200], conversion: 200 });
  });

  it('of WooCommerce that somebody made by hand are given the connection’s secret', async () => {
    const shop = await connect({ ...providers[1] });
    const address = `${runtime.url}/webhooks/woocommerce/acme.woocommerce`;
    shop.hooks.makeByHand(shop.topic, address);
    expect(await sell(shop, 'woocommerce', 7_004)).toMatchObject({ statuses: [401] });

    await shop.post();

    expect(await sell(shop, 'woocommerce', 7_005)).toMatchObject({
      ...{ statuses: [200], conversion: 200 },
    });
  });

  it('are registered by one command, which reads the orders from before, too', async () => {
    await connect({ ...providers[1] });
    const out: string[] = [];
    const io = { out: (line: string) => out.push(line), err: () => undefined };
    const reach = ['--url', runtime.url, '--key', acme.keys.manage];

    const code = await main(['connection', 'connect', 'woocommerce', ...reach], io);

    expect(code).toBe(0);
    expect(out).toContain('order.created         registered');
    expect(out.at(-1)).toBe('The orders from before are there: 0 orders listed, 0 of them read.');
  });

  it('that a shop stops sending are found in the night, and shown', async () => {
    const shop = await connect({ ...providers[1] });
    await shop.post();
    const show = async () => (await call('GET /v1/connections/woocommerce')).document.topics;
    expect(await show()).toMatchObject({ status: 'complete', origin: runtime.url });
    shop.hooks.spoil('order.updated');

    await runtime.advance(now() + 26 * 3_600_000);
    await runtime.drain();

    expect(await show()).toMatchObject({
      ...{ status: 'incomplete', drift: [{ topic: 'order.updated', state: 'disabled' }] },
    });
    const { items } = (await call('GET /v1/connections')).document;
    expect(JSON.stringify(items)).toContain('"state":"disabled"');
    await shop.post();
    expect(await show()).toMatchObject({ status: 'complete' });
  }, 120_000);

  it('are in the audit log', async () => {
    const outcomesOf = async (kind: string) =>
      (await call(`GET /v1/audit?kind=${kind}`)).document.items.map(
        ({ outcome }: { outcome: string }) => outcome,
      );

    expect(new Set(await outcomesOf('connection.topics-registered'))).toEqual(new Set(['done']));
    expect(await outcomesOf('connection.topics-removed')).toHaveLength(4);
  });
});
