import { describe, expect, it } from '@jest/globals';
import { parseBigcommerce } from '../../../../adapters/shops/bigcommerce/parse-bigcommerce.ts';

const parse = (body: string) => parseBigcommerce(Buffer.from(body));
const event = (scope: string, data: string) => `{"scope":"${scope}","data":${data}}`;

describe('an event of BigCommerce', () => {
  it.each([
    ['store/order/created', '{"type":"order","id":9007199254740993}'],
    ['store/order/refund/created', '{"type":"order","id":9007199254740993}'],
    ['store/cart/converted', '{"type":"cart","id":"d30016e2","orderId":9007199254740993}'],
  ])('%s names the order that has to be read, by all its digits', (scope, data) => {
    expect(parse(event(scope, data))).toMatchObject({
      kind: 'rejected',
      rejection: {
        reason: 'needs-refetch',
        detail: expect.stringMatching(/order 9007199254740993;/),
      },
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
