import { describe, expect, it } from '@jest/globals';
import { startShopWebhook } from '../support/start-shop-webhook.ts';
import {
  aWoocommerceOrder,
  signWoocommerce,
  woocommerceSecret,
} from '../support/woocommerce-deliveries.ts';

const start = () =>
  startShopWebhook('woocommerce', [woocommerceSecret, 'older secret'], signWoocommerce);
const order = JSON.stringify(aWoocommerceOrder());
const form = { 'content-type': 'application/x-www-form-urlencoded' };

describe('POST /webhooks/woocommerce/{connectionId}', () => {
  it('stores an order under its shop, and knows it again', async () => {
    const { deliver, factsOf } = start();

    expect(await deliver(order)).toEqual({ status: 200, answer: { outcome: 'stored' } });
    expect(await deliver(order)).toEqual({ status: 200, answer: { outcome: 'duplicate' } });
    expect(await factsOf('727')).toMatchObject([
      { connectionId: 'acme.shop', factId: 'woocommerce/order/727@2026-03-02T10:00:00Z' },
    ]);
  });

  it('answers the unsigned greeting with exactly 200 and stores nothing', async () => {
    const { post, factsOf, listRejected } = start();

    const { status, answer } = await post('webhook_id=7', form);

    expect({ status, answer }).toEqual({ status: 200, answer: { outcome: 'ignored' } });
    expect(await factsOf('7')).toEqual([]);
    expect(await listRejected()).toEqual([]);
  });

  it.each([
    ['a greeting with more in it', 'webhook_id=7&id=727', form],
    ['a greeting as JSON', 'webhook_id=7', { 'content-type': 'application/json' }],
    ['an order without a signature', order, {}],
    ['another secret', order, { 'x-wc-webhook-signature': 'aGVsbG8=' }],
    ['a body changed after it was signed', `${order} `, signWoocommerce(Buffer.from(order))],
  ])('refuses %s with 401', async (_, body, headers) => {
    const { post, factsOf } = start();

    expect((await post(body, headers)).status).toBe(401);
    expect(await factsOf('727')).toEqual([]);
  });

  it('stores that an order was deleted, before the order itself has come', async () => {
    const { deliver, factsOf } = start();

    await deliver('{"id":727}', 'order.deleted');

    expect(await factsOf('727')).toMatchObject([{ content: { kind: 'cancellation' } }]);
  });

  it('is a 404 for a connection of another provider', async () => {
    const { send } = start();

    expect((await send({ body: order }, 'shopify')).statusCode).toBe(404);
  });
});
