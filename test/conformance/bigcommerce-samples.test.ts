import { describe, expect, it } from '@jest/globals';
import { parseBigcommerce } from '../../adapters/shops/bigcommerce/parse-bigcommerce.ts';
import { readSample } from '../support/samples.ts';

describe('a published event of BigCommerce', () => {
  it.each([
    ['store_order_created', '250', 1_561_479_335_000],
    ['store_order_updated', '250', 1_561_479_335_000],
    ['store_cart_converted', '252', 1_561_486_893_000],
  ])('%s names the order %s, which has to be read', (name, orderId, toldAt) => {
    // The published events do not say which store they are of: their producer is a placeholder.
    expect(parseBigcommerce(readSample(`bigcommerce/${name}.json`))).toEqual({
      kind: 'refetch',
      refetch: { orderId, toldAt },
    });
  });

  it('about a coupon in a cart is ignored', () => {
    expect(parseBigcommerce(readSample('bigcommerce/store_cart_couponApplied.json'))).toEqual({
      kind: 'ignored',
    });
  });
});
