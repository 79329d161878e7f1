import { describe, expect, it } from '@jest/globals';
import {
  anAdobeCreditmemo,
  anAdobeKeyPair,
  anAdobeOrder,
} from '../support/adobe-commerce-deliveries.ts';
import { startShopWebhook } from '../support/start-shop-webhook.ts';

const keys = anAdobeKeyPair();
const older = anAdobeKeyPair();
const start = () =>
  startShopWebhook('adobe-commerce-webhooks', [keys.publicKeyPem, older.publicKeyPem], keys.sign);
const order = JSON.stringify({
  eventName: 'sales_order_save_after',
  data: { order: anAdobeOrder() },
});

describe('POST /webhooks/adobe-commerce-webhooks/{connectionId}', () => {
  it('answers what Commerce goes on with, whatever became of the delivery', async () => {
    const { deliver } = start();

    expect(await deliver(order)).toEqual({
      status: 200,
      answer: { op: 'success', outcome: 'stored' },
    });
    expect((await deliver(order)).answer).toEqual({ op: 'success', outcome: 'duplicate' });
    expect((await deliver('{"order":{}}')).answer).toEqual({ op: 'success', outcome: 'rejected' });
    expect((await deliver('{"eventName":"sales_quote_save_after"}')).answer).toEqual({
      op: 'success',
      outcome: 'ignored',
    });
  });

  it('stores an order and its credit memo under the order', async () => {
    const { deliver, factsOf } = start();

    await deliver(order);
    await deliver(JSON.stringify(anAdobeCreditmemo()));

    const facts = await factsOf('5');
    expect(facts.map(({ content }) => content.kind)).toEqual(['order', 'refund']);
  });

  it('accepts a key that is going, and refuses one that was never there', async () => {
    const { post, factsOf } = start();

    expect((await post(order, older.sign(Buffer.from(order)))).status).toBe(200);
    expect((await post(order, anAdobeKeyPair().sign(Buffer.from(order)))).status).toBe(401);
    expect((await post(`${order} `, keys.sign(Buffer.from(order)))).status).toBe(401);
    expect((await post(order, {})).status).toBe(401);
    expect(await factsOf('5')).toHaveLength(1);
  });

  it('takes the name of the event from a header of the hook', async () => {
    const { post, factsOf } = start();
    const headers = {
      ...keys.sign(Buffer.from(order)),
      'X-Adobe-Commerce-Event': 'sales_quote_save_after',
    };

    expect((await post(order, headers)).answer).toMatchObject({ outcome: 'ignored' });
    expect(await factsOf('5')).toEqual([]);
  });
});
