import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aShopTopicsApi } from '../../support/a-shop-topics-api.ts';
import { startFakeBigcommerceHooks } from '../../support/fake-bigcommerce-hooks.ts';
import type { FakeShopHooks } from '../../support/fake-shop-hooks.ts';
import { startFakeShopifyHooks } from '../../support/fake-shopify-hooks.ts';
import { startFakeStripeHooks } from '../../support/fake-stripe-hooks.ts';
import { startFakeWoocommerceHooks } from '../../support/fake-woocommerce-hooks.ts';

const topicsPath = '/v1/connections/shop/topics';
const elsewhere = 'https://other.example/hooks';

const providers = [
  { provider: 'shopify', start: () => startFakeShopifyHooks('client'), some: 'orders/updated' },
  { provider: 'woocommerce', start: () => startFakeWoocommerceHooks(), some: 'order.updated' },
  {
    provider: 'bigcommerce',
    start: () => startFakeBigcommerceHooks('client'),
    some: 'store/order/updated',
  },
  { provider: 'stripe', start: () => startFakeStripeHooks(), some: 'invoice.paid' },
] as const;

type Row = { readonly topic: string; readonly outcome: string; readonly state: string };

describe.each(providers)(
  '/v1/connections/{name}/topics of $provider',
  ({ provider, start, some }) => {
    let shop: FakeShopHooks;
    let api: ReturnType<typeof aShopTopicsApi>;

    beforeEach(async () => {
      shop = await start();
      api = aShopTopicsApi(shop, provider);
    });
    afterEach(() => shop.stop());

    const post = (body: object = {}) => api.call(`POST ${topicsPath}`, { body });
    const get = () => api.call(`GET ${topicsPath}`);
    const outcomes = ({ document }: { document: { items: Row[] } }) =>
      new Set(document.items.map(({ outcome }) => outcome));
    const find = ({ document }: { document: { items: Row[] } }, topic: string) =>
      document.items.find((item) => item.topic === topic);

    it('registers all topics once, and shows that they are there', async () => {
      expect((await get()).document.status).toBe('incomplete');

      const first = await post();
      const made = shop.hooks();
      const second = await post();

      expect(first).toMatchObject({ status: 200, document: { status: 'complete' } });
      expect(first.document.address).toBe(`https://go.acme.example/webhooks/${provider}/acme.shop`);
      expect(outcomes(first)).toEqual(new Set(['registered']));
      expect(outcomes(second)).toEqual(new Set(['kept']));
      expect(shop.hooks()).toEqual(made);
      expect(made.every(({ address }) => address === first.document.address)).toBe(true);
      expect((await get()).document).toMatchObject({ status: 'complete' });
    });

    it('repairs what the shop does not send any more, and registers what is gone', async () => {
      await post();
      shop.spoil(some);
      expect(find(await get(), some)?.state).toMatch(/^(?:disabled|altered)$/);

      const repaired = await post();
      shop.removeByHand(some);
      expect(find(await get(), some)?.state).toBe('missing');
      const registered = await post();

      expect(find(repaired, some)?.outcome).toBe('repaired');
      expect(find(registered, some)?.outcome).toBe('registered');
      expect((await get()).document.status).toBe('complete');
    });

    it('leaves other apps’ hooks alone, also when its own are taken out', async () => {
      shop.makeByHand(some, elsewhere);
      const theirs = shop.hooks();
      await post();

      const removed = await api.call(`DELETE ${topicsPath}`);

      expect(removed).toMatchObject({ status: 200, document: { status: 'complete' } });
      expect(outcomes(removed)).toEqual(new Set(['removed']));
      expect(shop.hooks()).toEqual(theirs);
      expect((await api.call(`DELETE ${topicsPath}`)).document.items).toEqual([]);
      expect((await get()).document.status).toBe('incomplete');
    });

    it('says what a shop that stops answering left undone, and finishes it when asked again', async () => {
      // One for the list, and one for the first of its topics.
      shop.failAfter(provider === 'stripe' ? 1 : 2, {
        status: provider === 'shopify' ? 503 : 429,
        body: {},
        headers: { 'retry-after': '600' },
      });
      const broken = await post();
      shop.recover();
      const after = await post();

      expect(broken).toMatchObject({ status: 200, document: { status: 'incomplete' } });
      expect(outcomes(broken)).toEqual(
        new Set(
          provider === 'stripe' ? ['unavailable'] : ['registered', 'unavailable', 'not-asked'],
        ),
      );
      expect(api.faults.length).toBeGreaterThan(0);
      expect(after.document.status).toBe('complete');
      expect((await get()).document.status).toBe('complete');
      expect(new Set(shop.hooks().map(({ topics }) => topics.join())).size).toBe(
        shop.hooks().length,
      );
    });

    it('finds what the shop did without its answer arriving', async () => {
      shop.loseAnswerToAdding();

      const lost = await post();
      const again = await post();

      expect(lost.status).toBe(200);
      expect(again.document.status).toBe('complete');
      expect(new Set(shop.hooks().map(({ topics }) => topics.join())).size).toBe(
        shop.hooks().length,
      );
      expect((await get()).document.status).toBe('complete');
    });

    it('asked for twice at once, registers each topic once', async () => {
      await Promise.all([post(), post()]);
      const last = await post();

      expect(last.document.status).toBe('complete');
      expect(new Set(shop.hooks().map(({ topics }) => topics.join())).size).toBe(
        shop.hooks().length,
      );
    });

    it('answers 502 for a refused access, and 503 for a shop that says nothing', async () => {
      shop.fail({ status: 401, body: {} });
      expect(await get()).toMatchObject({
        ...{ status: 502, document: { type: '/problems/shop-refuses-access' } },
      });
      shop.failAfter(0, { status: 503, body: {} });
      expect(await post()).toMatchObject({
        ...{ status: 503, document: { type: '/problems/shop-unavailable' } },
      });
      expect(shop.hooks()).toEqual([]);
    });

    it('goes on without topics that this shop does not have', async () => {
      shop.withoutOptional();

      const answer = await post();

      expect(answer.document.status).toBe('complete');
      if (shop.optionalTopic !== undefined) {
        expect(find(answer, shop.optionalTopic)).toMatchObject({
          ...{
            outcome: 'not-offered',
            optional: true,
            detail: expect.stringContaining('The shop says'),
          },
        });
      }
    });

    it('is in the audit log', async () => {
      await post();
      await api.call(`DELETE ${topicsPath}`);

      const { items } = await api.audit.list('acme', {}, { limit: 10 });
      expect(items.map(({ kind, outcome }) => [kind, outcome?.kind])).toEqual([
        ['connection.topics-removed', 'done'],
        ['connection.topics-registered', 'done'],
      ]);
    });
  },
);

describe('/v1/connections/{name}/topics', () => {
  let shop: FakeShopHooks;
  let api: ReturnType<typeof aShopTopicsApi>;

  beforeEach(async () => {
    shop = await startFakeWoocommerceHooks();
    api = aShopTopicsApi(shop, 'woocommerce');
  });
  afterEach(() => shop.stop());

  it.each(['mute', 'own', 'adobe'])('says that nobody registers the topics of %s', async (name) => {
    for (const method of ['POST', 'GET', 'DELETE']) {
      const call = method === 'POST' ? { body: {} } : {};
      expect(await api.call(`${method} /v1/connections/${name}/topics`, call)).toMatchObject({
        ...{ status: 409, document: { type: '/problems/topics-not-registered' } },
      });
    }
  });

  it.each(['closed', 'nothing'])('knows no connection %s', async (name) => {
    expect((await api.call(`GET /v1/connections/${name}/topics`)).status).toBe(404);
  });

  it('says so if what opens the shop is not usable', async () => {
    api.access.api = { address: 'http://10.0.0.1' };

    expect((await api.call(`GET ${topicsPath}`)).document.type).toBe(
      '/problems/topics-not-registered',
    );
  });

  it('registers under the origin that it is given, and stays there', async () => {
    const body = { origin: 'https://go.example.net' };
    const address = 'https://go.example.net/webhooks/woocommerce/acme.shop';

    expect((await api.call(`POST ${topicsPath}`, { body })).document.address).toBe(address);
    expect((await api.call(`POST ${topicsPath}`, { body: {} })).document.address).toBe(address);
    expect((await api.call(`GET ${topicsPath}`)).document).toMatchObject({
      ...{ address, status: 'complete' },
    });

    await api.call(`DELETE ${topicsPath}`);
    expect(shop.hooks()).toEqual([]);
    expect((await api.call(`GET ${topicsPath}`)).document.address).not.toBe(address);
  });

  it('finishes taking out what a shop that stopped answering kept, wherever it is asked from', async () => {
    await api.call(`POST ${topicsPath}`, { body: {} });
    const all = shop.hooks().length;
    const headers = { host: 'admin.acme.example' };
    // The list has three pages.
    shop.failAfter(4, { status: 503, body: {} });

    const broken = await api.call(`DELETE ${topicsPath}`, { headers });
    shop.recover();
    const left = shop.hooks().length;
    const after = await api.call(`DELETE ${topicsPath}`, { headers });

    expect(broken.document.status).toBe('incomplete');
    expect(broken.document.items.map(({ outcome }: Row) => outcome)).toEqual([
      ...['removed', 'unavailable', 'not-asked', 'not-asked', 'not-asked'],
    ]);
    expect(left).toBe(all - 1);
    expect(after.document.status).toBe('complete');
    expect(shop.hooks()).toEqual([]);
  });

  it('takes out what was registered twice, by whomever', async () => {
    await api.call(`POST ${topicsPath}`, { body: {} });
    const made = shop.hooks();
    shop.makeByHand('order.updated', made[0]?.address ?? '');

    await api.call(`POST ${topicsPath}`, { body: {} });

    expect(shop.hooks()).toEqual(made);
  });

  it('shows what leads to the same path of another system, and leaves it', async () => {
    const staging = 'https://staging.example.net/webhooks/woocommerce/acme.shop';
    shop.makeByHand('order.updated', staging);

    const { document } = await api.call(`GET ${topicsPath}`);
    await api.call(`POST ${topicsPath}`, { body: {} });
    await api.call(`DELETE ${topicsPath}`);

    expect(document.items).toContainEqual({
      ...{ topic: 'order.updated', state: 'other-address', otherAddresses: [staging] },
    });
    expect(shop.hooks().map(({ address }) => address)).toEqual([staging]);
  });

  it.each([
    'http://go.example.net',
    'https://go.example.net:8443',
    'https://go.example.net/api',
    'https://10.0.0.1',
    'nowhere',
  ])('refuses the origin %s', async (origin) => {
    expect((await api.call(`POST ${topicsPath}`, { body: { origin } })).status).toBe(422);
    expect(shop.hooks()).toEqual([]);
  });

  it('says so if it is reached where no shop could send to', async () => {
    const headers = { host: '127.0.0.1:3000', 'x-forwarded-proto': 'http' };

    expect(await api.call(`POST ${topicsPath}`, { body: {}, headers })).toMatchObject({
      ...{ status: 409, document: { type: '/problems/no-public-address' } },
    });
  });

  it('refuses parameters that it does not know', async () => {
    expect((await api.call(`POST ${topicsPath}`, { body: { topics: [] } })).status).toBe(422);
    expect((await api.call(`DELETE ${topicsPath}`, { query: 'force=1' })).status).toBe(422);
  });

  it('gives a webhook the secret of the connection, also one that somebody made by hand', async () => {
    const address = 'https://go.acme.example/webhooks/woocommerce/acme.shop';
    shop.makeByHand('order.updated', address);

    const { document } = await api.call(`POST ${topicsPath}`, { body: {} });

    expect(document.items).toContainEqual({ topic: 'order.updated', outcome: 'kept' });
    expect(shop.hooks().filter(({ topics }) => topics.includes('order.updated'))).toHaveLength(1);
    expect(shop.asked.filter((path) => path.endsWith('/webhooks/1'))).toHaveLength(1);
  });

  it('begins nothing more when it took too long, and finishes when asked again', async () => {
    // Each look at the clock is four seconds later.
    const looks = Array.from({ length: 100 }, (_, look) => look * 4_000).values();
    Object.defineProperty(api.clock, 'now', { get: () => looks.next().value, configurable: true });

    const { document } = await api.call(`POST ${topicsPath}`, { body: {} });
    Object.defineProperty(api.clock, 'now', { value: 0 });
    const again = await api.call(`POST ${topicsPath}`, { body: {} });

    const named = document.items.map(({ outcome }: Row) => outcome);
    expect(named.slice(0, 2)).toEqual(['registered', 'registered']);
    expect(named.at(-1)).toBe('not-asked');
    expect(again.document.status).toBe('complete');
  });
});

describe('an endpoint of Stripe', () => {
  let shop: Awaited<ReturnType<typeof startFakeStripeHooks>>;
  let api: ReturnType<typeof aShopTopicsApi>;
  const address = 'https://go.acme.example/webhooks/stripe/acme.shop';

  beforeEach(async () => {
    shop = await startFakeStripeHooks();
    api = aShopTopicsApi(shop, 'stripe');
  });
  afterEach(() => shop.stop());

  it('that somebody made in Stripe gets its topics, and its secret stays unknown', async () => {
    shop.makeByHand('invoice.paid', address);

    const { document } = await api.call(`POST ${topicsPath}`, { body: {} });

    expect(document.status).toBe('incomplete');
    expect(document.items[0]).toMatchObject({
      ...{ outcome: 'secret-unknown', detail: expect.stringContaining('webhookSecrets') },
    });
    expect(shop.hooks()).toHaveLength(1);
    expect(shop.hooks()[0]?.topics.length).toBe(document.items.length);
    expect(api.keeper.kept.now.webhook).toEqual([]);
  });

  it('whose secret was lost for good is replaced by one whose secret is kept', async () => {
    shop.loseAnswerToAdding();
    await api.call(`POST ${topicsPath}`, { body: {} });
    shop.forgetAnswers();

    const { document } = await api.call(`POST ${topicsPath}`, { body: {} });

    expect(document.status).toBe('complete');
    expect(shop.hooks().map(({ id }) => id)).toEqual(['we_2']);
    expect(api.keeper.kept.now.webhook).toEqual(['whsec_of_endpoint_2']);
  });

  it('never shows its secret, not to the audit log either', async () => {
    const answer = await api.call(`POST ${topicsPath}`, { body: {} });
    const { items } = await api.audit.list('acme', {}, { limit: 10 });

    expect(JSON.stringify([answer, items])).not.toContain('whsec_');
  });
});
