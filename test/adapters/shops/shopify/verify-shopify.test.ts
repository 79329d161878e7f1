import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { shopifyVerifier } from '../../../../adapters/shops/shopify/verify-shopify.ts';
import { signShopify } from '../../../../cli/demo/shopify-payloads.ts';

const body = Buffer.from('{"id":1}');
const delivery = { topic: 'orders/paid', deliveryId: 'delivery-1' };
const signed = (secret = 'current') => signShopify(body, secret, delivery);
const verify = (headers: Record<string, string>, secrets = ['current', 'older']) =>
  shopifyVerifier.verify({ headers, body }, secrets, { now: 0 });
const hmac = (secret: string) => createHmac('sha256', secret).update(body).digest('base64');

describe('shopifyVerifier', () => {
  it('says which delivery and topic it is', () => {
    expect(verify(signed())).toEqual({ ok: true, ...delivery });
  });

  it('accepts any live secret during a rotation', () => {
    expect(verify(signed('older'))).toMatchObject({ ok: true });
    expect(verify(signed('retired'))).toEqual({ ok: false, refusal: 'bad-signature' });
  });

  it('never accepts an empty secret', () => {
    expect(verify(signed(''), [''])).toEqual({ ok: false, refusal: 'bad-signature' });
  });

  it('compares header names without case', () => {
    const headers = Object.fromEntries(
      Object.entries(signed()).map(([name, value]) => [name.toUpperCase(), value]),
    );

    expect(verify(headers)).toMatchObject({ ok: true });
  });

  it('goes by the header family of 2026 where both are present', () => {
    const newer = {
      'shopify-hmac-sha256': hmac('current'),
      'shopify-topic': 'Order',
      'shopify-action': 'update',
      'shopify-event-id': 'event-1',
    };

    expect(verify({ ...signed('retired'), ...newer })).toEqual({
      ok: true,
      deliveryId: 'event-1',
      topic: 'orders/updated',
    });
    expect(verify({ ...signed(), ...newer, 'shopify-hmac-sha256': hmac('retired') })).toEqual({
      ok: false,
      refusal: 'bad-signature',
    });
  });

  it.each([
    ['Order', 'create', 'orders/create'],
    ['Refund', 'create', 'refunds/create'],
    ['Product', 'update', 'product/update'],
    ['orders/paid', undefined, 'orders/paid'],
  ])('reads %s and %s of the newer family as %s', (topic, action, expected) => {
    const headers: Record<string, string> = {
      'shopify-hmac-sha256': hmac('current'),
      'shopify-webhook-id': 'w1',
      'shopify-topic': topic,
    };
    if (action !== undefined) headers['shopify-action'] = action;

    expect(verify(headers)).toMatchObject({ topic: expected });
  });

  it('does not take the signature of a Shopify cookie for one of a webhook', () => {
    const cookie = createHmac('sha256', 'current').update('session=1').digest('base64');

    expect(verify({ ...signed(), 'x-shopify-hmac-sha256': cookie })).toEqual({
      ok: false,
      refusal: 'bad-signature',
    });
  });

  it.each([
    ['junk that base64 decoding would ignore', `${hmac('current')}!`],
    ['white space', ` ${hmac('current')}`],
    ['a second value', `${hmac('current')},${hmac('current')}`],
  ])('refuses a signature with %s', (_, signature) => {
    expect(verify({ ...signed(), 'x-shopify-hmac-sha256': signature })).toEqual({
      ok: false,
      refusal: 'bad-signature',
    });
  });
});
