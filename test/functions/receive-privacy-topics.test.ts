import { describe, expect, it } from '@jest/globals';
import { shopifyOrderBody } from '../../cli/demo/shopify-payloads.ts';
import { msPerDay } from '../../core/time/instant.ts';
import { aConnection } from '../support/factories/index.ts';
import { inMemoryProgramDirectory } from '../support/in-memory-program-directory.ts';
import { aShopifyOrder } from '../support/shopify-deliveries.ts';
import { aSealing, startWebhook, webhookNow } from '../support/shopify-webhook.ts';

const shop = '"shop_id":954889,"shop_domain":"tents.myshopify.com"';
const customer = '"customer":{"id":191167,"email":"Anna@mail.example","phone":"555-625-1199"}';
const bodies = {
  'customers/data_request': `{${shop},"orders_requested":[299938,9007199254740993],${customer},"data_request":{"id":9999}}`,
  'customers/redact': `{${shop},${customer},"orders_to_redact":[299938,280263,220458]}`,
  'shop/redact': `{${shop}}`,
};
const hashes = aSealing().pseudonymiser.hashesOf('acme', {
  emails: ['anna@mail.example'],
  customer: { connectionId: 'acme.shop', id: '191167' },
});

describe('what Shopify asks for about personal data', () => {
  it('is kept with a date, and known by hashes only', async () => {
    const { deliver, privacyRequests: asked, begun, factsOf } = startWebhook();

    const answer = await deliver(bodies['customers/data_request'], 'customers/data_request');

    expect(answer).toEqual({ status: 200, answer: { outcome: 'stored' } });
    expect(asked).toEqual([
      {
        merchantId: 'acme',
        requestId: expect.stringMatching(/^shop-[0-9a-f]{32}$/),
        kind: 'export',
        connectionId: 'acme.shop',
        author: 'shop',
        personHashes: hashes,
        // The second is beyond what a JavaScript number holds.
        conversionIds: ['shop~299938', 'shop~9007199254740993'],
        receivedAt: webhookNow,
        dueAt: webhookNow + 30 * msPerDay,
        status: 'open',
      },
    ]);
    expect(JSON.stringify(asked)).not.toContain('mail.example');
    // Somebody hands it over.
    expect(begun).toEqual([]);
    expect(await factsOf('299938')).toEqual([]);
  });

  it.each([
    ['customers/redact', { kind: 'erase', personHashes: hashes }],
    ['shop/redact', { kind: 'shop-erase', personHashes: [], conversionIds: [] }],
  ] as const)('is begun at once if it is %s', async (topic, request) => {
    const { deliver, privacyRequests: asked, begun } = startWebhook();

    await deliver(bodies[topic], topic);

    expect(asked).toMatchObject([request]);
    expect(begun).toEqual([asked[0]?.requestId]);
  });

  it('is one request however often it is delivered, and begun again', async () => {
    const { deliver, privacyRequests: asked, begun } = startWebhook();

    await deliver(bodies['customers/redact'], 'customers/redact');
    const again = await deliver(bodies['customers/redact'], 'customers/redact');

    expect(again.answer).toEqual({ outcome: 'duplicate' });
    expect(asked).toHaveLength(1);
    expect(begun).toHaveLength(2);
  });

  it.each([
    ['an order', shopifyOrderBody(aShopifyOrder()), 'customers/redact'],
    ['an order', shopifyOrderBody(aShopifyOrder()), 'shop/redact'],
    ['a request for data', bodies['customers/data_request'], 'customers/redact'],
    ['a request for data', bodies['customers/data_request'], 'shop/redact'],
    ['a customer’s erasure', bodies['customers/redact'], 'shop/redact'],
    ['the erasure of a shop', bodies['shop/redact'], 'customers/redact'],
  ])('is not believed of %s that is replayed under another topic (%#)', async (_, body, topic) => {
    const { deliver, privacyRequests: asked, begun, listRejected } = startWebhook();

    const { status, answer } = await deliver(body, topic);

    expect([status, answer.outcome]).toEqual([200, 'rejected']);
    expect([asked, begun]).toEqual([[], []]);
    expect(await listRejected()).toMatchObject([{ reason: 'unexpected-shape' }]);
  });

  it.each(Object.entries(bodies))(
    'is refused without the shop’s signature (%s)',
    async (topic, body) => {
      const { send, privacyRequests: asked } = startWebhook();
      const headers = { 'x-shopify-topic': topic, 'x-shopify-hmac-sha256': 'bm90IGl0' };

      const { statusCode } = await send({ headers, body });

      expect(statusCode).toBe(401);
      expect(asked).toEqual([]);
    },
  );

  it('is answered 503 as long as it is not durable', async () => {
    const failing = { add: () => Promise.reject(new Error('The table is away.')) };
    const { deliver } = startWebhook({ privacyRequests: failing });
    const unsent = startWebhook({
      enqueuePrivacy: () => Promise.reject(new Error('The queue is away.')),
    });

    expect((await deliver(bodies['customers/redact'], 'customers/redact')).status).toBe(503);
    expect((await unsent.deliver(bodies['shop/redact'], 'shop/redact')).status).toBe(503);
  });

  it('is heard of a closed shop, which is not heard of otherwise', async () => {
    const connections = inMemoryProgramDirectory({ connections: [aConnection({ closedAt: 1 })] });
    const { deliver, privacyRequests: asked, factsOf } = startWebhook({ connections });

    const order = await deliver(shopifyOrderBody(aShopifyOrder()), 'orders/paid');
    const redact = await deliver(bodies['shop/redact'], 'shop/redact');

    expect(order).toEqual({ status: 200, answer: { outcome: 'ignored' } });
    expect(await factsOf(aShopifyOrder().id)).toEqual([]);
    expect(redact.answer).toEqual({ outcome: 'stored' });
    expect(asked).toHaveLength(1);
  });
});

it('tells of siblings while two peppers are live, and not before', async () => {
  const { deliver, siblings } = startWebhook();
  const rotated = startWebhook({
    loadSealing: async () => {
      const { pseudonymiser } = aSealing();
      return {
        ...aSealing(),
        pseudonymiser: { ...pseudonymiser, siblingsOf: () => [['p1:a', 'p2:a']] },
      };
    },
  });

  await deliver(shopifyOrderBody(aShopifyOrder()), 'orders/paid');
  await rotated.deliver(shopifyOrderBody(aShopifyOrder()), 'orders/paid');

  expect(siblings).toEqual([]);
  expect(rotated.siblings).toEqual([{ hashes: [['p1:a', 'p2:a']], recordedAt: webhookNow }]);
});
