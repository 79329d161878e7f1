import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { browser as browserOfPeople } from '../support/an-http-event.ts';
import { callApi } from '../support/two-merchants.ts';
import {
  type Device,
  deliverShopOrder,
  openShopInABrowser,
  proofOf,
  type ShopInABrowser,
} from './a-shop-in-a-browser.ts';
import { findBrowser, findOnPath } from './find-browser.ts';

const chromium = findBrowser();
const missing = [
  ...(chromium === undefined ? ['Chromium (Debian: chromium; or name it in CHROMIUM)'] : []),
  ...(findOnPath(['openssl']) === undefined ? ['openssl'] : []),
];
if (missing.length > 0) {
  console.warn(
    `LEFT OUT: the tests of tributary.js in a real browser, because this machine lacks ${missing.join(' and ')}.`,
  );
}

const shopPage = 'https://shop.example/tent';
/** A browser starts in seconds on a machine with nothing else to do. */
const patience = 120_000;

(missing.length > 0 ? describe.skip : describe)('tributary.js in Chromium', () => {
  let world: ShopInABrowser;
  let link: string;
  let orderId = 5_000;

  beforeAll(async () => {
    world = await openShopInABrowser(chromium ?? '');
    link = `https://go.shop.example/r/${world.merchant.ids.slug}`;
  }, 180_000);
  afterAll(() => world?.close());

  async function open(device: Device, address: string): Promise<Device> {
    await device.page.goto(address);
    // The snippet is loaded without the page waiting for it.
    await untilTrue(device, '"consent" in (window.tributary ?? [])');
    return device;
  }

  const push = ({ page }: Device, ...call: unknown[]) =>
    page.evaluate(`tributary.push(${JSON.stringify(call)})`);
  const tokensOf = ({ page }: Device) => page.evaluate<string[]>('tributary.tokens()');
  const visitorOf = ({ page }: Device) => page.evaluate<string | undefined>('tributary.visitor()');
  const violationsOf = ({ page }: Device) => page.evaluate<string[]>('violations');
  const storedIn = ({ page }: Device) =>
    page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])');
  const isBought = (device: Device) => untilTrue(device, 'document.title === "bought"');

  /** Asked from outside: a page whose policy forbids `eval` cannot wait for an expression by itself. */
  async function untilTrue({ page }: Device, expression: string): Promise<void> {
    for (let left = 500; left > 0; left -= 1) {
      // Between two pages there is nobody to ask.
      if (await page.evaluate<boolean>(expression).catch(() => false)) return;
      await setTimeout(20);
    }
    throw new Error(`The page never came to ${expression}.`);
  }

  /** Until the page has asked so often for addresses with this part. */
  async function askedFor({ asked }: Device, part: string, times = 1): Promise<void> {
    for (let left = 500; left > 0; left -= 1) {
      if (asked.filter(({ address }) => address.includes(part)).length >= times) return;
      await setTimeout(20);
    }
    throw new Error(`The page did not ask for ${part} but for ${JSON.stringify(asked)}.`);
  }

  /** Where the link leads, token and all. */
  async function landing(): Promise<string> {
    const { runtime, merchant } = world;
    const response = await fetch(`${runtime.url}/r/${merchant.ids.slug}`, {
      redirect: 'manual',
      headers: { 'user-agent': browserOfPeople },
    });
    return response.headers.get('location') ?? '';
  }

  async function buy(device: Device) {
    await device.page.click('#buy');
    await isBought(device);
    const order = world.shop.orders.at(-1);
    if (order === undefined) throw new Error('The shop has no order.');
    return order;
  }

  /** The shop tells Tributary of an order; who earns by it. */
  async function earnersOf(attributes: Readonly<Record<string, string>>, customerId: string) {
    orderId += 1;
    const order = { id: String(orderId), customerId, attributes };
    const conversionId = await deliverShopOrder(world, order);
    const path = `/v1/conversions/${conversionId}`;
    const { runtime, merchant } = world;
    const { text } = await callApi(runtime.url, { method: 'GET', path }, merchant.keys.read);
    return JSON.parse(text).owed.map((one: { creatorId: string }) => one.creatorId);
  }

  const typesOf = ({ asked }: Device): string[] =>
    asked.flatMap(({ address, body }) =>
      address.startsWith('POST https://go.shop.example/v1/events')
        ? JSON.parse(body ?? '').events.map(({ type }: { type: string }) => type)
        : [],
    );

  it(
    'attributes what is bought on a second visit without the link',
    async () => {
      const first = await open(await world.openDevice(), link);
      const address = first.page.url();
      const answer = first.page.waitForResponse(
        (one) => one.url().includes('/v1/events') && one.request().method() === 'POST',
      );
      await push(first, 'consent', true);
      const accepted = await answer;
      await askedFor(first, '/cart/update.js');

      const second = await open(await first.reopen(), shopPage);
      await askedFor(second, '/cart/update.js');
      const tokens = await tokensOf(second);
      const { attributes } = await buy(second);

      expect(address).toBe(shopPage);
      expect(accepted.status()).toBe(202);
      expect(typesOf(first)).toEqual(['consent', 'view']);
      expect(typesOf(second)).toEqual([]);
      expect(tokens).toHaveLength(1);
      expect(attributes).toEqual({
        tributary_token: tokens[0],
        tributary_visitor: await visitorOf(second),
      });
      expect(await earnersOf(attributes, '9001')).toEqual([world.merchant.ids.creatorId]);
      expect(await violationsOf(second)).toEqual([]);
    },
    patience,
  );

  it(
    'joins a second device by a proven identity, and not by an unproven one',
    async () => {
      const { connectionId, creatorId } = world.merchant.ids;
      const customers = [
        ['9002', proofOf('9002')],
        ['9003', proofOf('somebody else')],
      ] as const;
      const earners = [];
      for (const [customerId, proof] of customers) {
        const phone = await open(await world.openDevice(), link);
        await push(phone, 'consent', true);
        const answer = phone.page.waitForResponse((one) =>
          (one.request().postData() ?? '').includes('identify'),
        );
        await push(phone, 'identify', connectionId, customerId, proof);
        earners.push((await answer).status());
        await world.runtime.drain();

        const laptop = await open(await world.openDevice(), shopPage);
        const { attributes } = await buy(laptop);
        earners.push(attributes, await earnersOf(attributes, customerId));
      }

      expect(earners).toEqual([202, {}, [creatorId], 422, {}, []]);
    },
    patience,
  );

  it.each([
    ['after the page is there', '', true],
    [
      'before the snippet is there, in a page that grants it by default',
      '&consent=no&mode=granted',
      false,
    ],
    ['by nobody having said anything', '', false],
  ])(
    'keeps and sends nothing without consent: refused %s',
    async (_, query, isPushed) => {
      const device = await world.openDevice();
      await open(device, `${await landing()}${query}`);
      if (isPushed) await push(device, 'consent', false);
      await push(device, 'lead', 'form-1', 'USD');
      await push(device, 'identify', world.merchant.ids.connectionId, '9004', proofOf('9004'));
      const { attributes, fields } = await buy(device);

      expect(device.page.url()).not.toContain('tc=');
      expect(await tokensOf(device)).toEqual([]);
      expect(await visitorOf(device)).toBeUndefined();
      expect(device.asked).toEqual([]);
      expect(await storedIn(device)).toBe('[{},{}]');
      expect(await device.context.cookies()).toEqual([]);
      expect([attributes, fields]).toEqual([{}, {}]);
      expect(await violationsOf(device)).toEqual([]);
    },
    patience,
  );

  it(
    'forgets what it kept when consent is withdrawn, here, in the cart and in forms, and says so once',
    async () => {
      const device = await open(await world.openDevice(), `${await landing()}&consent=yes`);
      await askedFor(device, '/cart/update.js');
      const visitorId = await visitorOf(device);
      await push(device, 'consent', false);
      await push(device, 'consent', false);
      await askedFor(device, '/cart/update.js', 2);
      const { attributes } = await buy(device);

      expect(typesOf(device)).toEqual(['consent', 'view', 'consent']);
      expect(JSON.parse(device.asked[2]?.body ?? '')).toEqual({
        events: [{ type: 'consent', granted: false, visitorId }],
      });
      expect(await storedIn(device)).toBe('[{},{}]');
      expect(attributes).toEqual({ tributary_token: '', tributary_visitor: '' });
      const field = await device.page.inputValue('input[name=tributary_token]');
      expect(field).toBe('');
    },
    patience,
  );

  it(
    'follows a page that changes its address without loading, and tells a lead of the click',
    async () => {
      const device = await open(await world.openDevice(), `${shopPage}?mode=granted&shop=none`);
      const before = await storedIn(device);
      const landed = new URL(await landing());
      const moved = JSON.stringify(`/other${landed.search}&a=1#there`);
      await device.page.evaluate(`history.pushState({ kept: 1 }, '', ${moved})`);
      const answer = device.page.waitForResponse((one) =>
        (one.request().postData() ?? '').includes('"lead"'),
      );
      await push(device, 'lead', 'form-1', 'USD');

      expect((await answer).status()).toBe(202);
      expect(before).toBe('[{},{}]');
      expect(device.page.url()).toBe('https://shop.example/other?a=1#there');
      expect(await device.page.evaluate('history.state')).toEqual({ kept: 1 });
      expect(typesOf(device)).toEqual(['view', 'lead']);
      await world.runtime.drain();
      const { runtime, merchant } = world;
      const query = `programId=${merchant.ids.programId}&from=2026-01-01&to=2026-01-31`;
      const list = { method: 'GET', path: `/v1/conversions?${query}` };
      const { items } = JSON.parse((await callApi(runtime.url, list, merchant.keys.read)).text);
      expect(items).toContainEqual(
        expect.objectContaining({
          conversionId: expect.stringContaining('~lead-'),
          status: 'held',
        }),
      );
    },
    patience,
  );

  it(
    'hands its tokens over in plain forms and in the order attribution of WooCommerce',
    async () => {
      const address = `${await landing()}&consent=yes&shop=woocommerce`;
      const device = await open(await world.openDevice(), address);
      const [token = ''] = await tokensOf(device);
      await device.page.fill('input[name=email]', 'a@b.example');
      await device.page.click('#order');
      await isBought(device);

      const { fields = {} } = world.shop.orders.at(-1) ?? {};
      expect(fields.tributary_token).toBe(token);
      expect(fields.tributary_visitor).toMatch(/^[0-9a-f]{32}$/);
      const entry = new URL(fields.wc_order_attribution_session_entry ?? '');
      expect(entry.searchParams.getAll('tc')).toEqual([token]);
      expect(device.asked.some(({ address: to }) => to.includes('/cart/'))).toBe(false);
    },
    patience,
  );

  it(
    'is of no use in a page that the key does not name',
    async () => {
      const device = await world.openDevice();
      const failed = device.page.waitForEvent('requestfailed');
      const { search } = new URL(await landing());
      await open(device, `https://other.example/tent${search}&consent=yes&shop=none`);

      expect((await failed).url()).toContain('/v1/events');
    },
    patience,
  );
});
