import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signShopify } from '../../cli/demo/shopify-payloads.ts';
import { main } from '../../cli/main.ts';
import { findAssembly } from '../../local/assembly.ts';
import { type LocalRuntime, startRuntime } from '../../local/runtime.ts';
import {
  buyer,
  callApi,
  deliverOrder,
  type Merchant,
  openMerchant,
  shopSecret,
} from '../support/two-merchants.ts';

const msPerDay = 86_400_000;
/** Days go by in seconds, on a machine with nothing else to do. */
const patience = 120_000;

describe('personal data in the local runtime', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tributary-privacy-'));
  let runtime: LocalRuntime;
  let acme: Merchant;

  beforeAll(async () => {
    const startAt = Date.UTC(2026, 0, 5, 9);
    runtime = await startRuntime({ assemblyFolder: await findAssembly(), dataFolder, startAt });
    acme = await openMerchant(runtime, 'acme');
    await browse('visitor-phone');
  }, 180_000);

  afterAll(async () => {
    await runtime?.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  async function call(route: string, body?: object, key = acme.keys.manage) {
    const [method = '', path = ''] = route.split(' ');
    const { status, text } = await callApi(runtime.url, { method, path, body }, key);
    await runtime.drain();
    // biome-ignore lint/suspicious/noExplicitAny: what a test expects of a document is its own affair
    return { status, document: JSON.parse(text) as any };
  }

  /** The buyer opens the creator's link on a phone, and signs in there. */
  async function browse(visitorId: string) {
    const { slug, connectionId } = acme.ids;
    const events = [
      { type: 'touch', slug, visitorId },
      { type: 'identify', visitorId, customerId: buyer.id, connectionId, email: buyer.email },
    ];
    await call('POST /v1/events', { events }, acme.keys.events);
  }

  async function tributary(...argv: string[]) {
    const out: string[] = [];
    const io = { out: (line: string) => out.push(line), err: (line: string) => out.push(line) };
    const code = await main(argv, io);
    return { code, out: out.join('\n') };
  }
  const reach = () => ['--url', runtime.url, '--key', acme.keys.manage];
  const verify = async () => {
    const { code, out } = await tributary('ledger', 'verify', '--data', dataFolder, '--json');
    return { code, ...JSON.parse(out) };
  };
  const exportBuyer = async () => {
    const { code, out } = await tributary('privacy', 'export', '--email', buyer.email, ...reach());
    return { code, document: JSON.parse(out) };
  };

  async function tell(topic: string, payload: object) {
    const body = JSON.stringify(payload);
    const response = await fetch(`${runtime.url}/webhooks/shopify/${acme.ids.connectionId}`, {
      method: 'POST',
      headers: signShopify(body, shopSecret, { topic, deliveryId: topic }),
      body,
    });
    const answer: unknown = await response.json();
    await runtime.drain();
    return { status: response.status, answer };
  }
  const customer = { id: Number(buyer.id), email: buyer.email, phone: null };
  const shop = { shop_id: 1, shop_domain: 'acme.myshopify.com' };

  it(
    'is handed out: browsers, touches, orders, and the history',
    async () => {
      const { code, document } = await exportBuyer();

      expect(code).toBe(0);
      expect(document.browsers).toMatchObject([
        { visitorId: 'visitor-phone', touches: [{ creatorId: acme.ids.creatorId }] },
      ]);
      expect(
        document.orders
          .map(({ conversionId }: { conversionId: string }) => conversionId)
          .toSorted(),
      ).toEqual([acme.ids.conversionId, acme.ids.openConversionId]);
      expect(document.identities).toHaveLength(2);
    },
    patience,
  );

  it(
    'is a request with a date, if Shopify asks for it',
    async () => {
      const asked = await tell('customers/data_request', {
        ...{ ...shop, customer, orders_requested: [1001], data_request: { id: 7 } },
      });
      const { document: open } = await call('GET /v1/privacy/requests');
      const [request] = open.items;
      const { document } = await call('POST /v1/privacy/export', { requestId: request.requestId });
      const done = `POST /v1/privacy/requests/${request.requestId}/done`;
      await call(done, { note: 'Sent by post.' });

      expect(asked).toEqual({ status: 200, answer: { outcome: 'stored' } });
      expect(open.items).toMatchObject([
        { kind: 'export', author: 'shop', connectionId: acme.ids.connectionId },
      ]);
      const waits = Date.parse(request.dueAt) - Date.parse(request.receivedAt);
      expect(waits).toBe(30 * msPerDay);
      expect(document.browsers).toMatchObject([{ visitorId: 'visitor-phone' }]);
      expect((await call('GET /v1/privacy/requests')).document.items).toEqual([]);
    },
    patience,
  );

  it(
    'is erased, and the ledger is whole before and after',
    async () => {
      const accountBefore = (await call(`GET /v1/accounts/${acme.ids.creatorId}/entries`)).document;
      const explained = `GET /v1/conversions/${acme.ids.conversionId}/explanation`;
      const before = [(await call(explained)).document, await verify()];

      const erased = await tributary('privacy', 'erase', '--email', buyer.email, ...reach());
      await runtime.drain();

      expect(erased.code).toBe(0);
      expect(erased.out).toContain(
        '2 joins with browsers, 4 entries of histories and 0 visits are gone; 1 touches are',
      );
      const { document } = await exportBuyer();
      expect(document.browsers).toEqual([]);
      expect(document.orders).toEqual([]);
      expect(document.identities[0].erasedAt).toBeDefined();
      expect([(await call(explained)).document, await verify()]).toEqual(before);
      expect(before[1]).toMatchObject({ code: 0, violations: [] });
      const after = (await call(`GET /v1/accounts/${acme.ids.creatorId}/entries`)).document;
      expect(after).toEqual(accountBefore);
    },
    patience,
  );

  it(
    'does not come back with a later order and a later visit',
    async () => {
      await browse('visitor-tablet');
      await deliverOrder(runtime, acme.ids, '1003');
      await runtime.drain();

      const { document } = await exportBuyer();

      expect(document.browsers).toEqual([]);
      expect(document.identities).toMatchObject([{ browsers: [], orders: [] }]);
      const { document: order } = await call(
        `GET /v1/conversions/${acme.ids.openConversionId.replace('1002', '1003')}`,
      );
      // The code that the order itself carries still earns.
      expect(order).toMatchObject({ status: 'pending', commission: { amount: '50.00' } });
    },
    patience,
  );

  it(
    'is erased of a creator when nothing is to be paid any more',
    async () => {
      const { creatorId, payoutId } = acme.ids;
      const erase = () => tributary('privacy', 'erase', '--creator', creatorId, ...reach());
      const refused = await erase();
      await call(`POST /v1/payouts/${payoutId}/confirm`, { evidence: 'b 1' }, acme.keys.payouts);

      const erased = await erase();

      expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('in payout') });
      expect(erased).toMatchObject({ code: 0, out: expect.stringContaining('was erased at') });
      const { document } = await call(`GET /v1/creators/${creatorId}`);
      expect(document).toMatchObject({ creatorId, name: 'Erased', identities: 0 });
      expect(document).not.toHaveProperty('payoutMethod');
      expect(await verify()).toMatchObject({ code: 0, violations: [] });
      expect((await call(`GET /v1/statements/${creatorId}/2026-01`)).status).toBe(200);
    },
    patience,
  );

  it(
    'goes with a shop that is gone, and nothing more is heard of it',
    async () => {
      const redacted = await tell('shop/redact', shop);
      await runtime.drain();
      const { document } = await call(`GET /v1/connections/${acme.ids.connection}`);
      // The change of a connection is seen by all within ten seconds.
      await runtime.advance(runtime.clock.now() + 10_001);
      const ignored = await tell('orders/create', { id: 1, customer });

      expect(redacted).toEqual({ status: 200, answer: { outcome: 'stored' } });
      expect(document.closedAt).toBeDefined();
      expect(ignored).toEqual({ status: 200, answer: { outcome: 'ignored' } });
      const { document: requests } = await call('GET /v1/privacy/requests?status=done');
      expect(requests.items.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual([
        ...['erase', 'export', 'shop-erase'],
      ]);
      expect(await verify()).toMatchObject({ code: 0, violations: [] });
    },
    patience,
  );

  it('was never in a table, a queue, a log or the audit log', () => {
    const files = readdirSync(dataFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'secrets.json')
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)));

    expect(files.some((content) => content.includes(acme.ids.conversionId))).toBe(true);
    for (const text of [buyer.email, buyer.id, buyer.lastName]) {
      expect(files.some((content) => content.includes(text))).toBe(false);
    }
  });
});
