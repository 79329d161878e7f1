import { describe, expect, it } from '@jest/globals';
import { parseBigcommerce } from '../../../../adapters/shops/bigcommerce/parse-bigcommerce.ts';

const parse = (body: string) => parseBigcommerce(Buffer.from(body));
const event = (scope: string, data: string, rest = '') =>
  `{"scope":"${scope}","data":${data}${rest}}`;

describe('an event of BigCommerce', () => {
  it.each([
    ['store/order/created', '{"type":"order","id":9007199254740993}'],
    ['store/order/archived', '{"type":"order","id":9007199254740993}'],
    ['store/order/refund/created', '{"type":"order","id":9007199254740993}'],
    ['store/cart/converted', '{"type":"cart","id":"d30016e2","orderId":9007199254740993}'],
  ])('%s names the order that has to be read, by all its digits', (scope, data) => {
    expect(parse(event(scope, data))).toEqual({
      kind: 'refetch',
      refetch: { orderId: '9007199254740993' },
    });
  });

  it('says when, and of which store', () => {
    const rest = ',"created_at":1561479335,"producer":"stores/a1b2c3"';

    expect(parse(event('store/order/updated', '{"id":250}', rest))).toEqual({
      kind: 'refetch',
      refetch: { orderId: '250', toldAt: 1_561_479_335_000, account: 'a1b2c3' },
    });
  });

  it('about something else is ignored', () => {
    expect(parse(event('store/cart/couponApplied', '{"type":"cart","id":"0934"}'))).toEqual({
      kind: 'ignored',
    });
  });

  it.each([
    ['no JSON', '{', { kind: 'not-parseable' }],
    [
      'no scope',
      '{"data":{"id":1}}',
      { kind: 'rejected', rejection: { reason: 'unexpected-shape' } },
    ],
    [
      'an id that is no number',
      event('store/order/created', '{"id":"../1"}'),
      { kind: 'rejected', rejection: { reason: 'unexpected-shape' } },
    ],
  ])('with %s is refused by name', (_, body, expected) => {
    expect(parse(body)).toMatchObject(expected);
  });
});
