import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shopifyOrderBody } from '../../cli/demo/shopify-payloads.ts';
import { type SignableProvider, signDelivery } from '../../cli/webhook/sign-delivery.ts';
import { findAssembly } from '../../local/assembly.ts';
import { type LocalRuntime, startRuntime } from '../../local/runtime.ts';
import {
  aBigcommerceCoupon,
  aBigcommerceOrder,
  aBigcommerceProduct,
  aBigcommerceRefund,
} from '../support/bigcommerce-orders.ts';
import {
  type FakeBigcommerce,
  fakeStore,
  startFakeBigcommerce,
} from '../support/fake-bigcommerce.ts';
import { shopifyToken, startFakeShopifyAdmin } from '../support/fake-shopify-admin.ts';
import { startFakeStripeCheckouts, stripeKey } from '../support/fake-stripe-checkouts.ts';
import { startFakeWoocommerce, wooKey } from '../support/fake-woocommerce.ts';
import { aStripeEvent, aStripeSession } from '../support/stripe-objects.ts';
import { callApi, type Merchant, openMerchant } from '../support/two-merchants.ts';
import { aWoocommerceOrder, aWoocommerceRefund } from '../support/woocommerce-deliveries.ts';

const secret = 'client-secret-of-the-app';
const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('a shop that is asked, in the local runtime', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tributary-bigcommerce-'));
  let runtime: LocalRuntime;
  let acme: Merchant;
  let store: FakeBigcommerce;
  const fakes: { stop(): Promise<void> }[] = [];
  /** The store's clock: the system's. */
  let now: () => number = () => Date.UTC(2026, 0, 5, 9);

  beforeAll(async () => {
    store = await startFakeBigcommerce(() => now());
    const startAt = now();
    runtime = await startRuntime({ assemblyFolder: await findAssembly(), dataFolder, startAt });
    now = () => runtime.clock.now();
    acme = await openMerchant(runtime, 'acme');
  }, 180_000);

  afterAll(async () => {
    await runtime?.stop();
    await Promise.all([store, ...fakes].map((fake) => fake?.stop()));
    rmSync(dataFolder, { recursive: true, force: true });
  });

  async function call(route: string, body?: object) {
    const [method = '', path = ''] = route.split(' ');
    const { status, text } = await callApi(runtime.url, { method, path, body }, acme.keys.manage);
    // biome-ignore lint/suspicious/noExplicitAny: what a test expects of a document is its own affair
    return { status, document: JSON.parse(text) as any };
  }

  const connect = (accessToken: string = fakeStore.accessToken) =>
    call('PUT /v1/connections/bc', {
      ...{ provider: 'bigcommerce', programId: acme.ids.programId, webhookSecrets: [secret] },
      api: { ...fakeStore, accessToken, address: store.address },
    });

  /** The store tells that something became of its order, a few seconds after it did. */
  async function tell(scope: string, orderId = 250) {
    await runtime.advance(runtime.clock.now() + 5_000);
    const body = Buffer.from(
      JSON.stringify({
        ...{ scope, store_id: '1025646', data: { type: 'order', id: orderId }, hash: 'same' },
        created_at: Math.floor(now() / 1_000),
        producer: `stores/${fakeStore.storeHash}`,
      }),
    );
    return post('bigcommerce', 'bc', body);
  }

  /** Delivers a webhook, signed, and waits for what comes of it. */
  async function post(provider: SignableProvider, name: string, body: Uint8Array, topic?: string) {
    const signed = { body, secret, now: now(), ...(topic === undefined ? {} : { topic }) };
    const response = await fetch(`${runtime.url}/webhooks/${provider}/acme.${name}`, {
      method: 'POST',
      headers: signDelivery(provider, signed),
      body,
    });
    const answer = { status: response.status, body: await response.json() };
    await runtime.drain();
    return answer;
  }

  /** Sends again what was set aside, as an operator does. */
  async function redriveRefetches(): Promise<void> {
    const queue = runtime.plan.queues.find(({ logicalId }) =>
      logicalId.startsWith('RefetchQueueDead'),
    );
    expect(await runtime.redrive(queue?.name ?? '')).toBe(1);
    await runtime.drain();
  }

  const conversion = async (orderId = 250) =>
    (await call(`GET /v1/conversions/bc~${orderId}`)).document;

  describe('BigCommerce', () => {
    it('is connected with access to its API, which is never shown', async () => {
      const saved = await connect();

      expect(saved).toMatchObject({
        status: 200,
        document: {
          ...{ provider: 'bigcommerce', account: fakeStore.storeHash },
          webhookPath: '/webhooks/bigcommerce/acme.bc',
        },
      });
      expect(JSON.stringify(await call('GET /v1/connections'))).not.toContain(
        fakeStore.accessToken,
      );
    });

    it('tells of an order, which is read and becomes a conversion with its commission', async () => {
      const discount = [{ amount: '20.0000', target: 'order' }];
      store.place(aBigcommerceOrder({ coupon_discount: '20.0000', total_ex_tax: '190.0000' }), {
        products: [aBigcommerceProduct({ applied_discounts: discount })],
        coupons: [aBigcommerceCoupon({ code: acme.ids.code })],
      });
      store.fail({ status: 500 });

      expect(await tell('store/order/created')).toEqual({
        status: 200,
        body: { outcome: 'queued' },
      });

      // 10 % of 200.00 less 20.00.
      expect(await conversion()).toMatchObject({ owed: [{ amount: usd('18.00') }] });
    });

    it('tells of a refund, which takes back its part', async () => {
      store.refund('250', aBigcommerceRefund());

      await tell('store/order/refund/created');

      expect(await conversion()).toMatchObject({ owed: [{ amount: usd('9.00') }] });
    });

    it('that refuses the token loses nothing: the message is set aside, and done once there is another token', async () => {
      store.place(aBigcommerceOrder({ id: 251 }), {
        products: [aBigcommerceProduct()],
        coupons: [aBigcommerceCoupon({ code: acme.ids.code })],
      });
      await connect('revoked');
      await runtime.advance(runtime.clock.now() + 6 * 60_000);

      await tell('store/order/created', 251);
      expect((await call('GET /v1/conversions/bc~251')).status).toBe(404);

      await connect();
      await runtime.advance(runtime.clock.now() + 6 * 60_000);
      await redriveRefetches();
      expect(await conversion(251)).toMatchObject({ owed: [{ amount: usd('20.00') }] });
    });

    it('that has lost an order cancels it, after a second look', async () => {
      store.remove('250');
      const before = store.asked.length;

      await tell('store/order/archived');

      expect(await conversion()).toMatchObject({ owed: [] });
      expect(store.asked.length - before).toBe(2);
    });
  });

  describe('WooCommerce', () => {
    it('has of a refund what its lines say, and not the sum with its shipping', async () => {
      const shop = await startFakeWoocommerce();
      fakes.push(shop);
      await call('PUT /v1/connections/woo', {
        ...{ provider: 'woocommerce', programId: acme.ids.programId, webhookSecrets: [secret] },
        api: { ...wooKey, address: shop.address },
      });
      await runtime.advance(runtime.clock.now() + 5_000);
      const at = new Date(now()).toISOString().slice(0, 19);
      const order = aWoocommerceOrder({
        ...{ date_created_gmt: at, date_modified_gmt: at, date_paid_gmt: at },
        coupon_lines: [{ code: acme.ids.code, discount: '0.00' }],
        refunds: [{ id: 726, total: '-120.00' }],
      });
      const shipping_lines = [{ total: '-20.00', total_tax: '0.00' }];
      shop.keep(order, [
        aWoocommerceRefund({ date_created_gmt: at, amount: '120.00', shipping_lines }),
      ]);

      const body = Buffer.from(JSON.stringify(order));
      const answer = await post('woocommerce', 'woo', body, 'order.updated');

      expect(answer).toEqual({ status: 200, body: { outcome: 'stored' } });
      // 10 % of 200.00 less 100.00.
      const { document } = await call('GET /v1/conversions/woo~727');
      expect(document).toMatchObject({ owed: [{ amount: usd('10.00') }] });
    });

    it('has its orders from before, and each night those of which no webhook told', async () => {
      const shop = await startFakeWoocommerce();
      fakes.push(shop);
      await call('PUT /v1/connections/filled', {
        ...{ provider: 'woocommerce', programId: acme.ids.programId, webhookSecrets: [secret] },
        api: { ...wooKey, address: shop.address },
      });
      const keep = (id: number, time: number) => {
        const at = new Date(time).toISOString().slice(0, 19);
        const times = { date_created_gmt: at, date_modified_gmt: at, date_paid_gmt: at };
        const coupon_lines = [{ code: acme.ids.code, discount: '0.00' }];
        shop.keep(aWoocommerceOrder({ id, ...times, coupon_lines }));
      };
      for (const id of [901, 902, 903]) keep(id, now() - id * 86_400_000 * 0.5);

      const path = '/v1/connections/filled/backfill';
      expect(await call(`POST ${path}`, {})).toMatchObject({
        ...{ status: 202, document: { status: 'running', ordersAskedFor: 0 } },
      });
      for (let page = 0; page < 3; page += 1) {
        await runtime.drain();
        await runtime.advance(runtime.clock.now() + 10_000);
      }
      await runtime.drain();

      expect((await call(`GET ${path}`)).document).toMatchObject({ status: 'done' });
      for (const id of [901, 902, 903]) {
        const { document } = await call(`GET /v1/conversions/filled~${id}`);
        expect(document).toMatchObject({ owed: [] });
      }

      await runtime.advance(runtime.clock.now() + 5_000);
      keep(904, now());
      await runtime.advance(runtime.clock.now() + 26 * 3_600_000);
      await runtime.drain();

      // 10 % of 200.00.
      expect((await call('GET /v1/conversions/filled~904')).document).toMatchObject({
        owed: [{ amount: usd('20.00') }],
      });
    }, 60_000);
  });

  describe('Stripe', () => {
    it('has the lines of a checkout, of which its event has none', async () => {
      const stripe = await startFakeStripeCheckouts();
      fakes.push(stripe);
      await call('PUT /v1/connections/stripe', {
        ...{ provider: 'stripe', programId: acme.ids.programId, webhookSecrets: [secret] },
        api: { restrictedKey: stripeKey, address: stripe.address },
      });
      await runtime.advance(runtime.clock.now() + 5_000);
      const created = Math.floor(now() / 1_000);
      const discounts = [{ promotion_code: { id: 'promo_1', code: acme.ids.code } }];
      const session = aStripeSession({ created, discounts });
      stripe.keep(session, [
        { id: 'li_1', description: 'Tent with lines', quantity: 1, amount_total: 10_000 },
      ]);

      const event = aStripeEvent('checkout.session.completed', session, { created });
      const answer = await post('stripe', 'stripe', Buffer.from(event));

      expect(answer).toEqual({ status: 200, body: { outcome: 'stored' } });
      const { document } = await call('GET /v1/conversions/stripe~cs_1/explanation');
      expect(JSON.stringify(document)).toContain('Tent with lines');
    });
  });

  describe('Shopify', () => {
    it('has an order as an edit left it, of which its webhook says what changed', async () => {
      const shop = await startFakeShopifyAdmin();
      fakes.push(shop);
      const { connection, programId, openConversionId } = acme.ids;
      await call(`PUT /v1/connections/${connection}`, {
        ...{ provider: 'shopify', programId, webhookSecrets: [secret] },
        api: { shop: 'acme.myshopify.com', accessToken: shopifyToken, address: shop.address },
      });
      // The secrets from before are remembered for five minutes.
      await runtime.advance(runtime.clock.now() + 6 * 60_000);
      const at = now();
      const edited = shopifyOrderBody({
        ...{ id: '1002', number: 1002, currency: 'USD', financialStatus: 'paid' },
        ...{ createdAt: at, updatedAt: at, processedAt: at },
        lines: [{ id: '10021', title: 'Tent', unitPriceMinorUnits: 50_000n, quantity: 2 }],
        discounts: [{ code: acme.ids.code, type: 'percentage', value: '0.0' }],
      });
      shop.keep('1002', edited);

      const body = Buffer.from('{"order_edit":{"order_id":1002}}');
      const answer = await post('shopify', connection, body, 'orders/edited');

      expect(answer).toEqual({ status: 200, body: { outcome: 'queued' } });
      const { document } = await call(`GET /v1/conversions/${openConversionId}`);
      expect(document).toMatchObject({ owed: [{ amount: usd('100.00') }] });
    });
  });
});
