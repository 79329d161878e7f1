import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signDelivery } from '../../cli/webhook/sign-delivery.ts';
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
import { callApi, type Merchant, openMerchant } from '../support/two-merchants.ts';

const secret = 'client-secret-of-the-app';
const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('a BigCommerce store in the local runtime', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tributary-bigcommerce-'));
  let runtime: LocalRuntime;
  let acme: Merchant;
  let store: FakeBigcommerce;
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
    await store?.stop();
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
    const response = await fetch(`${runtime.url}/webhooks/bigcommerce/acme.bc`, {
      method: 'POST',
      headers: signDelivery('bigcommerce', { body, secret, now: now() }),
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

  it('is connected with access to its API, which is never shown', async () => {
    const saved = await connect();

    expect(saved).toMatchObject({
      status: 200,
      document: {
        ...{ provider: 'bigcommerce', account: fakeStore.storeHash },
        webhookPath: '/webhooks/bigcommerce/acme.bc',
      },
    });
    expect(JSON.stringify(await call('GET /v1/connections'))).not.toContain(fakeStore.accessToken);
  });

  it('tells of an order, which is read and becomes a conversion with its commission', async () => {
    const discount = [{ amount: '20.0000', target: 'order' }];
    store.place(aBigcommerceOrder({ coupon_discount: '20.0000', total_ex_tax: '190.0000' }), {
      products: [aBigcommerceProduct({ applied_discounts: discount })],
      coupons: [aBigcommerceCoupon({ code: acme.ids.code })],
    });
    store.fail({ status: 500 });

    expect(await tell('store/order/created')).toEqual({ status: 200, body: { outcome: 'queued' } });

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
