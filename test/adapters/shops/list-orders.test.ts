import { afterEach, describe, expect, it } from '@jest/globals';
import {
  ApiAnswerError,
  ApiRateLimitedError,
  ApiUnauthorisedError,
  ApiUnavailableError,
} from '../../../adapters/http/api-error.ts';
import { bigcommerceClient } from '../../../adapters/shops/bigcommerce/bigcommerce-client.ts';
import { listsOrders } from '../../../adapters/shops/lists-orders.ts';
import type { ListedOrder } from '../../../adapters/shops/order-listing.ts';
import type { ShopClient } from '../../../adapters/shops/shop-client.ts';
import { openShopClient } from '../../../adapters/shops/shop-clients.ts';
import { shopifyClient } from '../../../adapters/shops/shopify/shopify-client.ts';
import { woocommerceClient } from '../../../adapters/shops/woocommerce/woocommerce-client.ts';
import { fakeStore, mailTime, startFakeBigcommerce } from '../../support/fake-bigcommerce.ts';
import { shopifyToken, startFakeShopifyAdmin } from '../../support/fake-shopify-admin.ts';
import { startFakeWoocommerce, wooKey } from '../../support/fake-woocommerce.ts';
import { testPatience } from '../../support/test-patience.ts';

const patience = { ...testPatience, waitMsMax: 200 };
const start = Date.UTC(2026, 2, 2, 10);
const second = 1_000;
const hour = 3_600_000;

type Shop = {
  readonly client: ShopClient;
  readonly stranger: ShopClient;
  /** Keeps an order that changed at a time. */
  readonly change: (id: number, at: number) => void;
  /** The next requests fail with these. */
  readonly fail: (...statuses: readonly number[]) => void;
  readonly asked: readonly string[];
  readonly stop: () => Promise<unknown>;
};

async function startBigcommerce(): Promise<Shop> {
  const store = await startFakeBigcommerce(() => start + 48 * hour);
  const open = (accessToken: string) =>
    bigcommerceClient({ ...fakeStore, accessToken, address: store.address }, patience);
  return {
    client: open(fakeStore.accessToken),
    stranger: open('another'),
    change: (id, at) => store.place({ id, date_modified: mailTime(at) }, {}),
    fail: (...statuses) => store.fail(...statuses.map((status) => ({ status }))),
    asked: store.asked,
    stop: store.stop,
  };
}

async function startWoocommerce(): Promise<Shop> {
  const shop = await startFakeWoocommerce();
  const open = (consumerSecret: string) =>
    woocommerceClient({ ...wooKey, consumerSecret, address: shop.address }, patience);
  const written = (at: number) => new Date(at).toISOString().slice(0, 19);
  return {
    client: open(wooKey.consumerSecret),
    stranger: open('cs_another'),
    change: (id, at) => shop.keep({ id, status: 'processing', date_modified_gmt: written(at) }),
    fail: shop.fail,
    asked: shop.asked,
    stop: shop.stop,
  };
}

async function startShopify(): Promise<Shop> {
  const shop = await startFakeShopifyAdmin();
  const open = (accessToken: string) =>
    shopifyClient({ shop: 'acme.myshopify.com', accessToken, address: shop.address }, patience);
  const written = (at: number) => new Date(at).toISOString();
  return {
    client: open(shopifyToken),
    stranger: open('another'),
    change: (id, at) => shop.keep(String(id), `{"updated_at":"${written(at)}"}`),
    fail: (...statuses) => shop.fail(...statuses.map((status) => ({ status, body: {} }))),
    asked: shop.asked,
    stop: shop.stop,
  };
}

let shop: Shop;
afterEach(() => shop.stop());

const shops = [
  { name: 'BigCommerce', open: startBigcommerce },
  { name: 'WooCommerce', open: startWoocommerce },
  { name: 'Shopify', open: startShopify },
];

async function listPage(cursor?: string, changedUntil = start + hour, { client } = shop) {
  const query = { changedFrom: start, changedUntil };
  const page = await client.listOrders?.({ ...query, ...(cursor === undefined ? {} : { cursor }) });
  if (page === undefined) throw new Error('This shop cannot be listed.');
  return page;
}

/** Lists to the end; `between` happens in the shop after the first page. */
async function listAll(between = () => {}, changedUntil?: number): Promise<ListedOrder[]> {
  const found: ListedOrder[] = [];
  let cursor: string | undefined;
  do {
    const page = await listPage(cursor, changedUntil);
    found.push(...page.orders);
    if (cursor === undefined) between();
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
}

const idsOf = (orders: readonly ListedOrder[]) => [
  ...new Set(orders.map((order) => order.orderId)),
];

describe.each(shops)('the list of changed orders of $name', ({ open }) => {
  it('has those of the time that is asked for, the oldest change first, with their times', async () => {
    shop = await open();
    shop.change(3, start);
    shop.change(1, start + 5 * second);
    shop.change(4, start - 2 * second);
    shop.change(2, start + hour);
    shop.change(5, start + hour + 2 * second);

    const { orders } = await listPage(undefined, start + hour);
    const all = await listAll();

    expect(orders[0]).toEqual({ orderId: '3', changedAt: start });
    expect(idsOf(all)).toEqual(['3', '1', '2']);
  });

  it('is empty without an error where nothing changed', async () => {
    shop = await open();

    expect(await listPage()).toEqual({ orders: [] });
  });

  it('has every order of many pages, also of those that changed in one second', async () => {
    shop = await open();
    const ids = Array.from({ length: 230 }, (_, index) => index + 1);
    for (const id of ids) shop.change(id, start + (id <= 215 ? second : id * second));

    expect(idsOf(await listAll()).map(Number)).toEqual(ids);
  });

  it('leaves out no order where others change while it is read, and has those with both changes', async () => {
    shop = await open();
    const ids = Array.from({ length: 205 }, (_, index) => index + 1);
    for (const id of ids) shop.change(id, start + id * second);

    const found = await listAll(() => shop.change(1, start + hour));

    expect(idsOf(found).map(Number)).toEqual(ids);
    expect(found.filter(({ orderId }) => orderId === '1').map((order) => order.changedAt)).toEqual([
      start + second,
      start + hour,
    ]);
  });

  it('goes on from a cursor as often as it is asked', async () => {
    shop = await open();
    for (let id = 1; id <= 205; id += 1) shop.change(id, start + id * second);

    const { next } = await listPage();

    expect(next).toBeDefined();
    expect(await listPage(next)).toEqual(await listPage(next));
  });

  it('is asked for again after failures, until that is too often', async () => {
    shop = await open();
    shop.change(1, start);
    shop.fail(500, 502);
    expect(idsOf((await listPage()).orders)).toEqual(['1']);

    shop.fail(500, 500, 500);
    await expect(listPage()).rejects.toThrow(ApiUnavailableError);
  });

  it('says when it is asked for too often', async () => {
    shop = await open();
    shop.fail(429, 429, 429);

    await expect(listPage()).rejects.toThrow(ApiRateLimitedError);
  });

  it('is refused to who has no access', async () => {
    shop = await open();
    const { stranger: client } = shop;

    await expect(listPage(undefined, start, { ...shop, client })).rejects.toThrow(
      ApiUnauthorisedError,
    );
  });

  it('is not asked for with a cursor of somebody’s own', async () => {
    shop = await open();

    await expect(listPage('yesterday')).rejects.toThrow(RangeError);
    expect(shop.asked).toEqual([]);
  });
});

describe('a store that BigCommerce does not know', () => {
  it('is not taken for one in which nothing changed', async () => {
    const store = await startFakeBigcommerce(() => start);
    const address = store.address.replace(fakeStore.storeHash, 'other');
    const client = bigcommerceClient({ ...fakeStore, address }, patience);
    shop = { ...{ client, stranger: client, change() {}, fail() {} }, asked: [], stop: store.stop };

    await expect(listPage()).rejects.toThrow(ApiAnswerError);
  });
});

describe('an order that WooCommerce is still writing', () => {
  it('is not listed, and the list goes on behind it', async () => {
    const store = await startFakeWoocommerce();
    const client = woocommerceClient({ ...wooKey, address: store.address }, patience);
    shop = { ...{ client, stranger: client, change() {}, fail() {} }, asked: [], stop: store.stop };
    for (const id of [1, 2, 3]) {
      const status = id < 3 ? 'checkout-draft' : 'processing';
      store.keep({ id, status, date_modified_gmt: `2026-03-02T10:00:0${id}` });
    }

    const first = await listPage();

    expect(first.orders).toEqual([]);
    expect(idsOf(await listAll())).toEqual(['3']);
  });
});

describe('a list', () => {
  it('that is in no order is not gone on with, because orders would be left out', async () => {
    const api = await startFakeShopifyAdmin();
    const access = { shop: 'acme.myshopify.com', accessToken: shopifyToken };
    const client = shopifyClient({ ...access, address: api.address }, patience);
    shop = { ...{ client, stranger: client, change() {}, fail() {} }, asked: [], stop: api.stop };
    const rows = [start + second, start].map((at) => ({
      id: at,
      updated_at: new Date(at).toISOString(),
    }));
    api.fail({ status: 200, body: { orders: rows } });

    await expect(listPage()).rejects.toThrow(ApiAnswerError);
  });
});

describe('who can be listed', () => {
  it.each([
    ['bigcommerce', { ...fakeStore }, true],
    ['woocommerce', { ...wooKey, address: 'https://shop.example' }, true],
    ['shopify', { shop: 'acme.myshopify.com', accessToken: shopifyToken }, true],
    ['stripe', { restrictedKey: 'rk_live_1' }, false],
  ])('is known of %s without asking it', async (provider, access, isListed) => {
    shop = await startShopify();
    const client = openShopClient(provider, access, { allowsLoopback: false });

    expect(listsOrders(provider)).toBe(isListed);
    expect(client?.listOrders !== undefined).toBe(isListed);
  });
});
