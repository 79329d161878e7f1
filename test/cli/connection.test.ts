import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Context } from 'aws-lambda';
import { isSameText } from '../../adapters/crypto/is-same-text.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { run as runBackfill } from '../../cli/connection-backfill.ts';
import { run as runConnect } from '../../cli/connection-connect.ts';
import { main } from '../../cli/main.ts';
import type { ShopProvider } from '../../core/programs/shop-provider.ts';
import { failWalk, passPage } from '../../core/reconciliation/index.ts';
import { makeAuthorize } from '../../functions/authorize-request/authorize.ts';
import type { HttpEvent } from '../../functions/shared/http/http.ts';
import { aManagementApi } from '../support/a-management-api.ts';
import { aShopTopicsApi } from '../support/a-shop-topics-api.ts';
import { aConnection } from '../support/factories/index.ts';
import type { FakeShopHooks } from '../support/fake-shop-hooks.ts';
import { startFakeStripeHooks } from '../support/fake-stripe-hooks.ts';
import { startFakeWoocommerceHooks } from '../support/fake-woocommerce-hooks.ts';
import { serveEndpoint } from '../support/serve-endpoint.ts';

const managerKey = `trb_acme_${'m'.repeat(44)}`;
const readerKey = `trb_acme_${'r'.repeat(44)}`;
const key = { merchantId: 'acme', connectionId: 'acme.shop', kind: 'backfill' } as const;
const origin = ['--origin', 'https://go.acme.example'];

let shop: FakeShopHooks;
let management: ReturnType<typeof aManagementApi>;
let served: Awaited<ReturnType<typeof serveEndpoint>>;

async function start(provider: ShopProvider, starting: Promise<FakeShopHooks>): Promise<void> {
  shop = await starting;
  const topics = aShopTopicsApi(shop, provider);
  management = aManagementApi({
    connections: [aConnection({ provider, hasApi: true })],
    merchants: [{ merchantId: 'acme', name: 'Acme' }],
  });
  const { programs } = management;
  for (const [token, scope] of [
    [managerKey, 'manage'],
    [readerKey, 'read'],
  ] as const) {
    const apiKey = { merchantId: 'acme', keyId: scope, name: scope, scopes: [scope], createdAt: 0 };
    await programs.addApiKey(apiKey, sha256(token));
  }
  const authorize = makeAuthorize({
    findApiKey: programs.findApiKey,
    readOperatorKey: async () => 'the-operator-key',
    now: () => 1,
    sha256,
    isSameText,
  });
  const endpoint = (event: HttpEvent, context: Context) =>
    event.rawPath.endsWith('/topics')
      ? topics.endpoint(event, context)
      : management.endpoint(event, context);
  served = await serveEndpoint(endpoint, authorize);
}

beforeEach(() => start('woocommerce', startFakeWoocommerceHooks()));
afterEach(async () => {
  await served.stop();
  await shop.stop();
});

const reach = (apiKey = managerKey) => ['--url', served.url, '--key', apiKey];

function anIo() {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  return { io, out, err };
}

async function call(...argv: string[]) {
  const { io, out, err } = anIo();
  return {
    code: await main(['connection', ...argv], io),
    out: out.join('\n'),
    err: err.join('\n'),
  };
}

/** The worker takes a page. */
async function takePage(next?: string): Promise<void> {
  const walk = await management.walks.find(key);
  if (walk === undefined) throw new Error('Nothing was begun.');
  const page = { listed: 3, asked: 2, untold: 0, ...(next === undefined ? {} : { next }) };
  await management.walks.save(passPage(walk, page, 5));
}

const begun = async () => {
  while ((await management.walks.find(key)) === undefined) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

describe('tributary connection topics', () => {
  it('shows what is missing, registers it, and takes it out again', async () => {
    const before = await call('topics', 'shop', ...reach());
    const registered = await call('topics', 'shop', '--register', ...origin, ...reach());
    const after = await call('topics', 'shop', ...reach());
    const removed = await call('topics', 'shop', '--remove', ...reach());

    expect([before.code, before.out]).toEqual([1, expect.stringContaining('no-public-address')]);
    expect(registered.code).toBe(0);
    expect(registered.out.split('\n').slice(0, 2)).toEqual([
      'To https://go.acme.example/webhooks/woocommerce/acme.shop:',
      'order.created         registered',
    ]);
    expect(registered.out).toContain('(not every shop has it)');
    expect([after.code, after.out]).toEqual([0, registered.out]);
    expect(removed.code).toBe(0);
    expect(removed.out).toContain('removed');
    expect(shop.hooks()).toEqual([]);
  });

  it('prints one line of JSON if asked to', async () => {
    await call('topics', 'shop', '--register', ...origin, ...reach());
    shop.spoil('order.updated');

    const { code, out } = await call('topics', 'shop', '--json', ...reach());

    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      status: 'incomplete',
      items: expect.arrayContaining([{ topic: 'order.updated', state: 'disabled' }]),
    });
  });

  it('is refused without the scope, and for what is not there', async () => {
    const reader = await call('topics', 'shop', '--register', ...origin, ...reach(readerKey));
    const nobody = await call('topics', 'nobody', ...reach());

    expect([reader.code, reader.out]).toEqual([1, expect.stringContaining('missing-scope')]);
    expect([nobody.code, nobody.out]).toEqual([1, expect.stringContaining('404')]);
    expect(shop.hooks()).toEqual([]);
  });
});

describe('tributary connection backfill', () => {
  it('begins it, and waits until it is done', async () => {
    const waiting = call('backfill', 'shop', '--months', '3', ...reach());
    await begun();
    await takePage('2');
    await takePage();

    expect(await waiting).toEqual({
      ...{ code: 0, err: '' },
      out: 'The orders from before are there: 6 orders listed, 4 of them read.',
    });
  });

  it('can be interrupted, and goes on by itself', async () => {
    const { io, out } = anIo();

    const code = await runBackfill(['shop', ...reach()], io, () =>
      begun().then(() => takePage('2')),
    );

    expect(code).toBe(3);
    expect(out.join()).toContain('It goes on by itself');
    expect((await management.walks.find(key))?.doneAt).toBeUndefined();
  });

  it('says what keeps it from going on', async () => {
    const waiting = call('backfill', 'shop', '--json', ...reach());
    await begun();
    const walk = await management.walks.find(key);
    if (walk) await management.walks.save(failWalk(walk, { at: 5, reason: 'It is down.' }));

    const { code, out } = await waiting;

    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ status: 'failed', failed: { reason: 'It is down.' } });
  });
});

describe('tributary connection connect', () => {
  it('registers the topics, reads the orders from before, and does neither twice', async () => {
    const waiting = call('connect', 'shop', ...origin, ...reach());
    await begun();
    await takePage();
    const first = await waiting;
    const made = shop.hooks();

    const second = await call('connect', 'shop', ...reach());

    expect(first.code).toBe(0);
    expect(first.out).toMatch(/registered[\s\S]*The orders from before are there: 3 orders/);
    expect(second.code).toBe(0);
    expect(second.out).toMatch(/kept[\s\S]*The orders from before are there: 3 orders/);
    expect(shop.hooks()).toEqual(made);
    expect(management.enqueued).toHaveLength(1);
  });

  it('goes on where it was interrupted', async () => {
    const interrupted = await runConnect(['shop', ...origin, ...reach()], anIo().io, begun);
    await takePage('2');
    const waiting = call('connect', 'shop', '--json', ...reach());
    await new Promise((resolve) => setTimeout(resolve, 50));
    await takePage();
    const { code, out } = await waiting;

    expect(interrupted).toBe(3);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      topics: { status: 'complete' },
      backfill: { status: 'done', ordersListed: 6 },
    });
  });

  it('reads orders also if a topic could not be registered, and says so', async () => {
    shop.failAfter(2, { status: 503, body: {} });
    const waiting = call('connect', 'shop', ...origin, ...reach());
    await begun();
    await takePage();

    const { code, out } = await waiting;

    expect(code).toBe(1);
    expect(out).toMatch(/unavailable[\s\S]*not-asked[\s\S]*The orders from before are there/);
  });

  it('says so of a shop whose orders cannot be listed', async () => {
    await served.stop();
    await shop.stop();
    await start('stripe', startFakeStripeHooks());

    const { code, out } = await call('connect', 'shop', ...origin, ...reach());

    expect(code).toBe(0);
    expect(out).toContain('no API that lists its orders');
  });

  it.each([
    [['topics'], 'Name one connection.'],
    [['topics', 'a', 'b'], 'Name one connection.'],
    [['topics', 'shop', '--register', '--remove'], 'not both'],
    [['topics', 'shop', '--origin', 'https://a.example'], 'goes with --register'],
    [['topics', 'shop', '--months', '3'], "Unknown option '--months'"],
    [['backfill', 'shop', '--months', '25'], '--months needs'],
    [['connect', 'shop', '--months', '1.5'], '--months needs'],
    [['connect', 'shop', '--url', 'nowhere'], '--url needs'],
    [['connect', 'shop', '--url', 'http://127.0.0.1:1'], '--key is missing.'],
  ])('says what is missing: %j', async (argv, message) => {
    const { code, err } = await call(...argv);

    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
