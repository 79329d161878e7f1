import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { openShopHooks } from '../../../adapters/shops/open-shop-hooks.ts';
import { makeCheckTopics } from '../../../functions/reconcile-orders/check-topics.ts';
import { aShopTopicsApi } from '../../support/a-shop-topics-api.ts';
import { aWalkingWorld } from '../../support/a-walking-world.ts';
import { aConnection } from '../../support/factories/index.ts';
import type { FakeShopHooks } from '../../support/fake-shop-hooks.ts';
import { startFakeStripeHooks } from '../../support/fake-stripe-hooks.ts';
import { type FakeWoocommerce, startFakeWoocommerce } from '../../support/fake-woocommerce.ts';
import { startFakeWoocommerceHooks } from '../../support/fake-woocommerce-hooks.ts';
import { inMemoryProgramDirectory } from '../../support/in-memory-program-directory.ts';
import { inMemoryRegisteredSecret } from '../../support/in-memory-registered-secret.ts';
import { testPatience } from '../../support/test-patience.ts';

const patience = { ...testPatience, retries: 0, waitMsMax: 200 };
const step = { merchantId: 'acme', connectionId: 'acme.shop', kind: 'topics' } as const;
const path = '/v1/connections/shop/topics';

describe('the nightly look for topics', () => {
  let shop: FakeShopHooks;
  let api: ReturnType<typeof aShopTopicsApi>;
  let lost: string[][];
  let refused: string[];

  beforeEach(async () => {
    shop = await startFakeWoocommerceHooks();
    api = aShopTopicsApi(shop, 'woocommerce');
    lost = [];
    refused = [];
  });
  afterEach(() => shop.stop());

  function look(connection = aConnection({ provider: 'woocommerce', hasApi: true })) {
    return makeCheckTopics({
      connections: inMemoryProgramDirectory({ connections: [connection] }),
      checks: api.checks,
      openHooks: async ({ provider }) =>
        openShopHooks(provider, api.access.api, {
          ...{ allowsLoopback: true, patience, secret: 'given', sha256 },
          keeper: inMemoryRegisteredSecret(),
        }),
      reportLost: (_, topics) => lost.push(topics.map(({ topic, state }) => `${topic} ${state}`)),
      reportRefused: ({ connectionId }) => refused.push(connectionId),
      now: () => 7,
    })(step);
  }

  it('finds nothing wrong with what is registered', async () => {
    await api.call(`POST ${path}`, { body: {} });

    await look();

    expect(lost).toEqual([]);
    expect(await api.checks.find(step)).toMatchObject({ checkedAt: 7, drift: [] });
  });

  it('tells of what is switched off or gone, writes it down, and changes nothing in the shop', async () => {
    await api.call(`POST ${path}`, { body: {} });
    shop.spoil('order.updated');
    shop.removeByHand('order.deleted');
    const before = shop.hooks();

    await look();

    expect(lost).toEqual([['order.updated disabled', 'order.deleted missing']]);
    expect((await api.checks.find(step))?.drift).toHaveLength(2);
    expect(shop.hooks()).toEqual(before);

    await api.call(`POST ${path}`, { body: {} });
    await look();
    expect(lost).toHaveLength(1);
    expect((await api.checks.find(step))?.drift).toEqual([]);
  });

  it('does not ask shops whose topics were never registered from here, or were taken out again', async () => {
    await look();
    await api.call(`POST ${path}`, { body: {} });
    await api.call(`DELETE ${path}`);
    const asked = shop.asked.length;

    await look();

    expect(shop.asked).toHaveLength(asked);
    expect(lost).toEqual([]);
  });

  it.each([{ closedAt: 1 }, { provider: 'woocommerce' as const }])(
    'does not ask for a connection with %p',
    async (change) => {
      await api.call(`POST ${path}`, { body: {} });
      const asked = shop.asked.length;
      const { hasApi: _, ...bare } = aConnection({ provider: 'woocommerce' });

      await look({ ...bare, ...change });

      expect(shop.asked).toHaveLength(asked);
    },
  );

  it('throws what keeps the shop from answering, and reports refused credentials', async () => {
    await api.call(`POST ${path}`, { body: {} });
    const before = await api.checks.find(step);

    shop.fail({ status: 503, body: {} });
    await expect(look()).rejects.toThrow('is not available');
    shop.fail({ status: 401, body: {} });
    await expect(look()).rejects.toThrow('refused');

    expect(refused).toEqual(['acme.shop']);
    expect(await api.checks.find(step)).toEqual(before);
  });

  it('alarms nobody for an endpoint of Stripe that somebody made by hand, and shows it', async () => {
    const stripe = await startFakeStripeHooks();
    api = aShopTopicsApi(stripe, 'stripe');
    stripe.makeByHand('invoice.paid', 'https://go.acme.example/webhooks/stripe/acme.shop');
    await api.call(`POST ${path}`, { body: {} });

    await look(aConnection({ provider: 'stripe', hasApi: true }));

    expect(lost).toEqual([]);
    expect((await api.checks.find(step))?.drift[0]).toMatchObject({ state: 'secret-unknown' });
    await stripe.stop();
  });
});

describe('the night', () => {
  let shop: FakeWoocommerce;
  afterEach(() => shop.stop());

  it('asks for the topics of connections whose topics are registered, and of no others', async () => {
    shop = await startFakeWoocommerce();
    const open = { provider: 'woocommerce', hasApi: true } as const;
    const world = aWalkingWorld(shop, () => Date.UTC(2026, 2, 2), {
      connections: ['shop', 'other', 'gone'].map((name) =>
        aConnection({ ...open, connectionId: `acme.${name}` }),
      ),
    });
    const check = {
      merchantId: 'acme',
      origin: 'https://go.acme.example',
      checkedAt: 1,
      drift: [],
    };
    await world.checks.save({ ...check, connectionId: 'acme.shop' });
    await world.checks.save({ ...check, connectionId: 'acme.gone', isWithdrawn: true });

    await world.begin();

    expect(world.topicSteps).toEqual([step]);
  });
});
