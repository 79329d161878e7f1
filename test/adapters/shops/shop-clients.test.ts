import { describe, expect, it } from '@jest/globals';
import { UnusableAccessError } from '../../../adapters/http/read-access.ts';
import { asksShop, openShopClient } from '../../../adapters/shops/shop-clients.ts';

const deployed = { allowsLoopback: false };
const local = { allowsLoopback: true };
const bigcommerce = { storeHash: 'a1b2c3', accessToken: 'open sesame' };
const woocommerce = {
  address: 'https://shop.example',
  consumerKey: 'ck_1',
  consumerSecret: 'cs_1',
};

describe('the client of a shop', () => {
  it.each([
    ['bigcommerce', bigcommerce],
    ['woocommerce', woocommerce],
    ['stripe', { restrictedKey: 'rk_live_1' }],
    ['shopify', { shop: 'acme.myshopify.com', accessToken: 'shpat_1' }],
  ])('is opened for %s with what its API needs', (provider, access) => {
    expect(asksShop(provider)).toBe(true);
    expect(openShopClient(provider, access, deployed)).toMatchObject({
      fetchOrder: expect.any(Function),
    });
  });

  it.each(['generic', 'sepa', 'toString', '__proto__'])('is not there for %s', (provider) => {
    expect(asksShop(provider)).toBe(false);
    expect(openShopClient(provider, bigcommerce, deployed)).toBeUndefined();
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'open sesame'],
    ['half of it', { storeHash: 'a1b2c3' }],
    ['a store that leads elsewhere', { ...bigcommerce, storeHash: '../../v2' }],
    ['an inner address', { ...bigcommerce, address: 'https://10.0.0.1' }],
  ])('is not opened with %s, and says why without a word of it', (_, access) => {
    const open = () => openShopClient('bigcommerce', access, local);

    expect(open).toThrow(UnusableAccessError);
    expect(open).toThrow(/^The access to the API is not usable: [^0-9]*$/);
    expect(open).not.toThrow(/sesame/);
  });

  it('calls this machine without TLS where everything runs on it, and nowhere else', () => {
    const access = { ...woocommerce, address: 'http://127.0.0.1:8080' };

    expect(openShopClient('woocommerce', access, local)).toBeDefined();
    expect(() => openShopClient('woocommerce', access, deployed)).toThrow(UnusableAccessError);
  });
});
