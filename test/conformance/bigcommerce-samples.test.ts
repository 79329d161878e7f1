import { describe, expect, it } from '@jest/globals';
import { parseBigcommerce } from '../../adapters/shops/bigcommerce/parse-bigcommerce.ts';
import { readSample } from '../support/samples.ts';

describe('a published event of BigCommerce', () => {
  it.each([
    ['store_order_created', '250'],
    ['store_order_updated', '250'],
    ['store_cart_converted', '252'],
  ])('%s names the order %s, which has to be read', (name, orderId) => {
    expect(parseBigcommerce(readSample(`bigcommerce/${name}.json`))).toMatchObject({
      kind: 'rejected',
      rejection: { reason: 'needs-refetch', detail: expect.stringContaining(`order ${orderId};`) },
    });
  });

  it('about a coupon in a cart is ignored', () => {
    expect(parseBigcommerce(readSample('bigcommerce/store_cart_couponApplied.json'))).toEqual({
      kind: 'ignored',
    });
  });
});
