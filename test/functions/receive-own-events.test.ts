import { describe, expect, it } from '@jest/globals';
import { signDelivery } from '../../cli/webhook/sign-delivery.ts';
import { anOrderData } from '../support/shop-events.ts';
import { webhookNow } from '../support/shopify-webhook.ts';
import { startShopWebhook } from '../support/start-shop-webhook.ts';

const providers = ['generic', 'standard-webhooks'] as const;
const secret = `whsec_${Buffer.from('a key of the standard').toString('base64')}`;
const signAt =
  (provider: (typeof providers)[number], now = webhookNow) =>
  (body: Uint8Array) =>
    signDelivery(provider, { body, secret, now });
const start = (provider: (typeof providers)[number]) =>
  startShopWebhook(provider, [secret, 'older'], signAt(provider));
const body = (changes: Record<string, unknown> = {}) =>
  JSON.stringify({ type: 'order', data: anOrderData(changes) });

describe.each(providers)('POST /webhooks/%s/{connectionId}', (provider) => {
  it('stores an event once, as a fact of its shop', async () => {
    const { deliver, factsOf } = start(provider);

    expect(await deliver(body())).toEqual({ status: 200, answer: { outcome: 'stored' } });
    expect(await deliver(body())).toEqual({ status: 200, answer: { outcome: 'duplicate' } });
    expect(await factsOf('1001')).toMatchObject([
      { connectionId: 'acme.shop', factId: `${provider}/order/1001@2026-03-02T10:00:00Z` },
    ]);
  });

  it('answers 422 with what is wrong, and keeps it as a rejected fact all the same', async () => {
    const { deliver, factsOf, listRejected, reported } = start(provider);

    const { status, answer } = await deliver(body({ currency: 'usd', orderId: 7 }));

    expect(status).toBe(422);
    expect(answer).toMatchObject({
      type: '/problems/invalid-request',
      issues: [{ path: ['data', 'currency'], message: expect.stringMatching(/ISO 4217/) }],
    });
    expect(await factsOf('7')).toEqual([]);
    expect(await listRejected()).toMatchObject([{ reason: 'invalid-event' }]);
    expect(reported).toHaveLength(1);
  });

  it('answers 409 to another content of the same version, and keeps the first', async () => {
    const { deliver, factsOf } = start(provider);
    await deliver(body());

    const { status, answer } = await deliver(body({ status: 'pending' }));
    const later = await deliver(body({ status: 'pending', updatedAt: '2026-03-02T10:00:01Z' }));

    expect(status).toBe(409);
    expect(answer).toMatchObject({ type: '/problems/fact-known' });
    expect(later.status).toBe(200);
    expect(await factsOf('1001')).toHaveLength(2);
  });

  it('answers 415 to what is not sent as JSON, after it was verified', async () => {
    const { post, factsOf } = start(provider);
    const headers = { ...signAt(provider)(Buffer.from(body())), 'content-type': 'text/plain' };

    expect((await post(body(), headers)).status).toBe(415);
    expect((await post(body(), { 'content-type': 'text/plain' })).status).toBe(401);
    expect(await factsOf('1001')).toEqual([]);
  });

  it.each(['{"type":', `{"type":"order","type":"refund"}`, '\ufeff{}'])(
    'answers 400 to %j',
    async (text) => {
      expect((await start(provider).deliver(text)).status).toBe(400);
    },
  );

  it('answers 401 to another body, and to another secret', async () => {
    const { post } = start(provider);
    const other = signDelivery(provider, {
      body: Buffer.from(body()),
      secret: 'whsec_YW5vdGhlcg==',
      now: webhookNow,
    });

    expect((await post(`${body()} `, signAt(provider)(Buffer.from(body())))).status).toBe(401);
    expect((await post(body(), other)).status).toBe(401);
  });
});

it('an event of Standard Webhooks that was signed 301 seconds ago is refused', async () => {
  const { post } = start('standard-webhooks');
  const headers = signAt('standard-webhooks', webhookNow - 301_000)(Buffer.from(body()));

  expect((await post(body(), headers)).status).toBe(401);
});
