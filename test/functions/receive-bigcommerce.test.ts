import { describe, expect, it } from '@jest/globals';
import { signDelivery } from '../../cli/webhook/sign-delivery.ts';
import { aConnection } from '../support/factories/index.ts';
import { inMemoryProgramDirectory } from '../support/in-memory-program-directory.ts';
import { startWebhook, webhookNow } from '../support/shopify-webhook.ts';

const secret = 'the app’s client secret';
const told = (changes: object = {}) => ({
  scope: 'store/order/updated',
  data: { type: 'order', id: 250 },
  created_at: webhookNow / 1_000,
  producer: 'stores/a1b2c3',
  ...changes,
});

function startBigcommerce(ports: Parameters<typeof startWebhook>[0] = {}) {
  const connection = aConnection({ provider: 'bigcommerce', hasApi: true, account: 'a1b2c3' });
  const webhook = startWebhook({
    connections: inMemoryProgramDirectory({ connections: [connection] }),
    readSecrets: async () => [secret],
    ...ports,
  });
  async function deliver(event: object) {
    const body = Buffer.from(JSON.stringify(event));
    const headers = signDelivery('bigcommerce', { body, secret, now: webhookNow });
    const { statusCode, body: text = '' } = await webhook.send({ headers, body }, 'bigcommerce');
    return { status: statusCode, answer: JSON.parse(text) as object };
  }
  return { ...webhook, deliver };
}

describe('POST /webhooks/bigcommerce/{connectionId}', () => {
  it('asks for the order that an event names, before it answers', async () => {
    const { deliver, asked } = startBigcommerce();

    expect(await deliver(told())).toEqual({ status: 200, answer: { outcome: 'queued' } });
    expect(asked).toEqual([
      { merchantId: 'acme', connectionId: 'acme.shop', orderId: '250', toldAt: webhookNow },
    ]);
  });

  it('takes its own time for an event that tells none', async () => {
    const { deliver, asked } = startBigcommerce();

    await deliver(told({ created_at: 'soon' }));

    expect(asked).toMatchObject([{ orderId: '250', toldAt: webhookNow }]);
  });

  it('is answered 503 while the queue does not take it, so that it is delivered again', async () => {
    const { deliver, faults } = startBigcommerce({
      askForRefetch: () => Promise.reject(new Error('The queue is down.')),
    });

    expect((await deliver(told())).status).toBe(503);
    expect(faults).toEqual([new Error('The queue is down.')]);
  });

  it('keeps an event of another store with the same app as a rejected fact, and asks for nothing', async () => {
    const { deliver, asked, reported } = startBigcommerce();

    const answer = await deliver(told({ producer: 'stores/z9y8x7' }));

    expect(answer).toEqual({ status: 200, answer: { outcome: 'rejected' } });
    expect(reported).toMatchObject([{ reason: 'other-shop' }]);
    expect(asked).toEqual([]);
  });

  it('asks for nothing on the word of somebody without the secret', async () => {
    const { send, asked } = startBigcommerce();
    const body = Buffer.from(JSON.stringify(told()));
    const headers = signDelivery('bigcommerce', { body, secret: 'a guess', now: webhookNow });

    expect((await send({ headers, body }, 'bigcommerce')).statusCode).toBe(401);
    expect(asked).toEqual([]);
  });

  it('ignores what is no order', async () => {
    const { deliver, asked } = startBigcommerce();
    const coupon = told({ scope: 'store/cart/couponApplied', data: { id: '0934' } });

    expect(await deliver(coupon)).toEqual({ status: 200, answer: { outcome: 'ignored' } });
    expect(asked).toEqual([]);
  });
});
