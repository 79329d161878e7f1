import { describe, expect, it } from '@jest/globals';
import { hmacSha256 } from '../../adapters/crypto/mac.ts';
import {
  shopifyOrderBody,
  shopifyRefundBody,
  signShopify,
} from '../../cli/demo/shopify-payloads.ts';
import { issueToken } from '../../core/tracking/issue-token.ts';
import {
  aShopifyOrder,
  aShopifyRefund,
  rewrite,
  shopMoment,
  shopOrderId,
} from '../support/shopify-deliveries.ts';
import {
  aSealing,
  startWebhook,
  tokenKeys,
  webhookNow,
  webhookSecrets,
} from '../support/shopify-webhook.ts';

const clickedAt = shopMoment - 86_400_000;
const click = {
  touchId: 'touch-1',
  slug: 'mia-tent',
  programId: 'spring',
  creatorId: 'mia',
  visitorId: 'visitor-1',
  at: clickedAt,
};
const token = issueToken({ ...click, merchantId: 'acme' }, tokenKeys, hmacSha256);
const foreign = issueToken({ ...click, merchantId: 'umbrella' }, tokenKeys, hmacSha256);
const customer = { id: '7', email: 'Buyer@x.example', firstName: 'B', lastName: 'Buyer' };
const orderBody = shopifyOrderBody(
  aShopifyOrder({
    customer,
    noteAttributes: [{ name: 'tributary_token', value: `${token},${foreign},nonsense` }],
  }),
);
const sign = (body: string, secret = webhookSecrets[0] ?? '', topic = 'orders/paid') =>
  signShopify(body, secret, { topic, deliveryId: 'd-1' });

describe('POST /webhooks/shopify/{connectionId}', () => {
  it('stores an order as a fact of its merchant before it answers', async () => {
    const { deliver, factsOf } = startWebhook();

    const { status, answer } = await deliver(orderBody, 'orders/paid');

    expect({ status, answer }).toEqual({ status: 200, answer: { outcome: 'stored' } });
    expect(await factsOf(shopOrderId)).toMatchObject([
      {
        merchantId: 'acme',
        connectionId: 'acme.shop',
        orderId: shopOrderId,
        factId: `shopify/order/${shopOrderId}@2026-03-02T10:00:00Z`,
        digest: expect.stringMatching(/^[0-9a-f]{64}$/),
        sourceVersion: shopMoment,
        recordedAt: webhookNow,
        content: { kind: 'order', topic: 'orders/paid', order: { orderId: shopOrderId } },
      },
    ]);
  });

  it('keeps the tokens that prove a click, and why others do not', async () => {
    const { deliver, factsOf } = startWebhook();

    await deliver(orderBody, 'orders/paid');

    expect(await factsOf(shopOrderId)).toMatchObject([
      {
        content: {
          order: { tokens: [click, { refusal: 'other-merchant' }, { refusal: 'malformed' }] },
        },
      },
    ]);
  });

  it('keeps nothing of the buyer but peppered hashes', async () => {
    const { deliver, factsOf } = startWebhook();

    await deliver(orderBody, 'orders/paid');

    const [fact] = await factsOf(shopOrderId);
    const hashes = aSealing().pseudonymiser.hashesOf('acme', {
      emails: ['buyer@x.example'],
      customer: { connectionId: 'acme.shop', id: '7' },
    });
    expect(fact).toMatchObject({ content: { order: { buyerIdentityHashes: hashes } } });
    const kept = JSON.stringify(fact, (_, value) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(kept).not.toMatch(/x\.example|Buyer|Example Street/);
  });

  it('answers a hundred equal deliveries at once with 200 and stores one fact', async () => {
    const { deliver, factsOf } = startWebhook();

    const answers = await Promise.all(
      Array.from({ length: 100 }, () => deliver(orderBody, 'orders/paid')),
    );

    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const outcomes = answers.map(({ answer }) => answer.outcome);
    expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(1);
    expect(await factsOf(shopOrderId)).toHaveLength(1);
  });

  it('knows a delivery again after peppers and keys were rotated', async () => {
    let version = 'p1';
    const { deliver, factsOf } = startWebhook({ loadSealing: async () => aSealing(version) });

    await deliver(orderBody, 'orders/paid');
    version = 'p2';
    const { answer } = await deliver(orderBody, 'orders/paid');

    expect(answer).toEqual({ outcome: 'duplicate' });
    expect(await factsOf(shopOrderId)).toHaveLength(1);
  });

  it('keeps both contents of one source version', async () => {
    const { deliver, factsOf } = startWebhook();
    const other = rewrite(orderBody, { '"quantity":2': '"quantity":3' });

    await deliver(orderBody, 'orders/paid');
    const { answer } = await deliver(other, 'orders/paid');

    expect(answer).toEqual({ outcome: 'stored' });
    const facts = await factsOf(shopOrderId);
    expect(new Set(facts.map(({ factId }) => factId)).size).toBe(1);
    expect(new Set(facts.map(({ digest }) => digest)).size).toBe(2);
  });

  it('stores a refund before its order has come', async () => {
    const { deliver, factsOf } = startWebhook();

    const { status } = await deliver(shopifyRefundBody(aShopifyRefund()), 'refunds/create');

    expect(status).toBe(200);
    expect(await factsOf(shopOrderId)).toMatchObject([{ content: { kind: 'refund' } }]);
  });

  it('verifies the bytes that a gateway handed on in base64', async () => {
    const { send } = startWebhook();
    const body = rewrite(orderBody, { '"title":"Tent"': '"title":"Stan 🏕️"' });

    const answer = await send({ headers: sign(body), body: Buffer.from(body) });

    expect(answer.statusCode).toBe(200);
  });

  it('accepts the older secret during a rotation', async () => {
    const { send } = startWebhook();

    const answer = await send({ headers: sign(orderBody, webhookSecrets[1]), body: orderBody });

    expect(answer.statusCode).toBe(200);
  });

  it('keeps what a shop means and we cannot use as a rejected fact, and raises an alarm once', async () => {
    const { deliver, listRejected, reported, factsOf } = startWebhook();
    const unusable = rewrite(orderBody, { '"currency":"USD"': '"currency":"example string"' });

    const first = await deliver(unusable, 'orders/paid');
    const second = await deliver(unusable, 'orders/paid');

    expect([first, second]).toEqual([
      { status: 200, answer: { outcome: 'rejected' } },
      { status: 200, answer: { outcome: 'rejected' } },
    ]);
    expect(await listRejected()).toMatchObject([
      { merchantId: 'acme', topic: 'orders/paid', reason: 'unknown-currency' },
    ]);
    expect(reported).toHaveLength(1);
    expect(await factsOf(shopOrderId)).toEqual([]);
  });

  it('answers 200 to topics that it does not use, and keeps nothing', async () => {
    const { deliver, listRejected } = startWebhook();

    const { status, answer } = await deliver('{"id":1}', 'app/uninstalled');

    expect({ status, answer }).toEqual({ status: 200, answer: { outcome: 'ignored' } });
    expect(await listRejected()).toEqual([]);
  });

  it.each([
    ['no signature', { 'x-shopify-hmac-sha256': undefined }],
    ['an empty signature', { 'x-shopify-hmac-sha256': '' }],
    ['a short signature', { 'x-shopify-hmac-sha256': 'aGVsbG8=' }],
    ['no webhook id', { 'x-shopify-webhook-id': undefined }],
  ])('refuses %s with 401', async (_, changes) => {
    const { send, factsOf } = startWebhook();
    const headers = { ...sign(orderBody), ...changes } as Record<string, string>;

    const answer = await send({ headers, body: orderBody });

    expect(answer.statusCode).toBe(401);
    expect(answer.headers).toHaveProperty('content-type', 'application/problem+json');
    expect(await factsOf(shopOrderId)).toEqual([]);
  });

  it.each([
    ['another secret', sign(orderBody, 'retired secret'), orderBody],
    ['a body changed by one byte', sign(orderBody), orderBody.replace('Tent', 'Tens')],
    ['a body written anew', sign(orderBody), JSON.stringify(JSON.parse(orderBody), undefined, 1)],
    ['no body', sign(orderBody), undefined],
  ])('refuses %s with 401', async (_, headers, body) => {
    const { send, factsOf } = startWebhook();

    const answer = await send({ headers, ...(body === undefined ? {} : { body }) });

    expect(answer.statusCode).toBe(401);
    expect(await factsOf(shopOrderId)).toEqual([]);
  });

  it.each([
    ['half a document', orderBody.slice(0, -2)],
    ['a byte order mark', `\ufeff${orderBody}`],
    [
      'invalid UTF-8',
      Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff]), Buffer.from('"}')]),
    ],
    ['nesting of 10,000', '['.repeat(10_000)],
    ['a name twice', orderBody.replace('{', '{"id":1,')],
    ['__proto__', orderBody.replace('{', '{"__proto__":{},')],
  ])('refuses %s, correctly signed, with 400', async (_, body) => {
    const { deliver, factsOf, listRejected } = startWebhook();

    const { status, answer } = await deliver(body, 'orders/paid');

    expect(status).toBe(400);
    expect(answer).toMatchObject({ type: '/problems/not-parseable' });
    expect(await factsOf(shopOrderId)).toEqual([]);
    expect(await listRejected()).toEqual([]);
  });

  it('refuses a body over 1 MB with 413, whatever it is', async () => {
    const { send } = startWebhook();

    expect((await send({ body: ' '.repeat(1_000_001) })).statusCode).toBe(413);
    expect((await send({ body: ' '.repeat(1_000_000) })).statusCode).toBe(401);
  });

  it.each([
    ['an unknown connection', 'shopify', 'acme.other'],
    ['a connection of nobody', 'shopify', 'umbrella.shop'],
    ['a name that is none', 'shopify', 'acme'],
    ['an unknown provider', 'etsy', 'acme.shop'],
    ['a provider of the language', 'constructor', 'acme.shop'],
  ])('answers 404 for %s, the same for each', async (_, provider, connection) => {
    const { send } = startWebhook();
    const request = { headers: sign(orderBody), body: orderBody };

    const answer = await send(request, provider, connection);

    expect(answer.statusCode).toBe(404);
    expect(answer).toEqual(await send(request, 'shopify', 'nobody.nothing'));
  });

  it('accepts what a secret signed that was rotated in after the secrets were last read', async () => {
    const { send } = startWebhook({
      readSecrets: async (_, maxAgeMs) => (maxAgeMs === undefined ? ['old'] : ['new', 'old']),
    });

    const answer = await send({ headers: sign(orderBody, 'new'), body: orderBody });

    expect(answer.statusCode).toBe(200);
  });

  it.each(['store', 'secrets', 'keys', 'connections'])(
    'asks the shop to deliver again when the %s cannot be reached',
    async (what) => {
      const down = () => Promise.reject(new Error(`${what} on fire`));
      const { send, faults } = startWebhook({
        ...(what === 'store'
          ? { store: { addFact: down, addRejectedFact: down, findFacts: down } }
          : {}),
        ...(what === 'secrets' ? { readSecrets: down } : {}),
        ...(what === 'keys' ? { loadSealing: down } : {}),
        ...(what === 'connections' ? { connections: { findConnection: down } } : {}),
      });

      const answer = await send({ headers: sign(orderBody), body: orderBody });

      expect(answer.statusCode).toBe(503);
      expect(Number(answer.headers?.['retry-after'])).toBeGreaterThan(0);
      expect(answer.body).not.toContain('fire');
      expect(faults).toHaveLength(1);
    },
  );
});
