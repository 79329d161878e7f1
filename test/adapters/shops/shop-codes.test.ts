import { describe, expect, it } from '@jest/globals';
import {
  ApiAnswerError,
  ApiRateLimitedError,
  ApiUnauthorisedError,
} from '../../../adapters/http/api-error.ts';
import { openShopCodes } from '../../../adapters/shops/open-shop-codes.ts';
import type { ShopDiscount } from '../../../core/codes/shop-discount.ts';
import { shopCodesContract } from '../../support/contracts/shop-codes-contract.ts';
import { startFakeBigcommerceCoupons } from '../../support/fake-bigcommerce-coupons.ts';
import type { FakeShopCodes } from '../../support/fake-shop-codes.ts';
import { startFakeShopifyDiscounts } from '../../support/fake-shopify-discounts.ts';
import { startFakeStripePromotions } from '../../support/fake-stripe-promotions.ts';
import { startFakeWoocommerceCoupons } from '../../support/fake-woocommerce-coupons.ts';
import { testPatience } from '../../support/test-patience.ts';

const patience = { ...testPatience, retries: 1, waitMsMax: 500 };

const open = (provider: string) => (access: FakeShopCodes['access']) => {
  const codes = openShopCodes(provider, access, { allowsLoopback: true, patience });
  if (codes === undefined) throw new RangeError(`Nobody makes codes of ${provider}.`);
  return codes;
};

const now = Date.UTC(2026, 2, 2, 12);
const known: ShopDiscount = {
  value: { kind: 'amount', amount: { minorUnits: 1_250n, currency: 'EUR' } },
  endsAt: Date.UTC(2026, 3, 1, 23, 59, 59),
  usesMax: 100,
  minimumOrder: { minorUnits: 5_050n, currency: 'EUR' },
};

shopCodesContract('Shopify', startFakeShopifyDiscounts, open('shopify'), {
  ...known,
  ...{ startsAt: Date.UTC(2026, 2, 15), usesPerCustomerMax: 1, combinable: true },
});
shopCodesContract('WooCommerce', startFakeWoocommerceCoupons, open('woocommerce'), {
  ...known,
  ...{ usesPerCustomerMax: 3, combinable: false, excludedProductIds: ['17', '4'] },
});
shopCodesContract('Stripe', startFakeStripePromotions, open('stripe'), {
  ...known,
  combinable: false,
});
shopCodesContract('BigCommerce', startFakeBigcommerceCoupons, open('bigcommerce'), {
  ...known,
  usesPerCustomerMax: 3,
});

describe('what a shop system cannot do', () => {
  const access: Readonly<Record<string, Record<string, string>>> = {
    shopify: { shop: 'acme.myshopify.com', accessToken: 'shpat_1' },
    woocommerce: { address: 'https://acme.example', consumerKey: 'ck_1', consumerSecret: 'cs_1' },
    stripe: { restrictedKey: 'rk_live_1' },
    bigcommerce: { storeHash: 'a1', accessToken: 'token' },
  };
  const tenPercent = { kind: 'percentage', percent: '10' } as const;
  const ariary = { kind: 'amount', amount: { minorUnits: 150n, currency: 'MGA' } } as const;

  it.each<{ provider: string; code?: string; more: Partial<ShopDiscount>; field: string }>([
    { provider: 'shopify', more: { usesPerCustomerMax: 2 }, field: 'usesPerCustomerMax' },
    { provider: 'shopify', more: { excludedProductIds: ['1'] }, field: 'excludedProductIds' },
    { provider: 'woocommerce', more: { startsAt: now + 1_000 }, field: 'startsAt' },
    { provider: 'woocommerce', more: { excludedProductIds: ['x'] }, field: 'excludedProductIds' },
    { provider: 'stripe', more: { startsAt: now + 1_000 }, field: 'startsAt' },
    { provider: 'stripe', more: { usesPerCustomerMax: 1 }, field: 'usesPerCustomerMax' },
    { provider: 'stripe', more: { combinable: true }, field: 'combinable' },
    { provider: 'stripe', more: { excludedProductIds: ['1'] }, field: 'excludedProductIds' },
    { provider: 'stripe', more: { value: ariary }, field: 'value' },
    { provider: 'stripe', more: { minimumOrder: ariary.amount }, field: 'minimumOrder' },
    { provider: 'stripe', code: 'MIA-10', more: {}, field: 'code' },
    { provider: 'bigcommerce', more: { startsAt: now + 1_000 }, field: 'startsAt' },
    { provider: 'bigcommerce', more: { combinable: false }, field: 'combinable' },
    { provider: 'bigcommerce', more: { excludedProductIds: ['1'] }, field: 'excludedProductIds' },
    { provider: 'bigcommerce', code: 'M'.repeat(51), more: {}, field: 'code' },
  ])(
    'is said before it is asked: $field of $provider',
    ({ provider, code = 'MIA', more, field }) => {
      const codes = open(provider)(access[provider] ?? {});

      expect(codes.check(code, { value: tenPercent, ...more }, now)).toMatchObject([{ field }]);
    },
  );

  it('is nothing for shops that nobody asks', () => {
    expect(openShopCodes('adobe-commerce', {}, { allowsLoopback: false })).toBeUndefined();
    expect(openShopCodes('toString', {}, { allowsLoopback: false })).toBeUndefined();
  });
});

describe('amounts in another currency than the shop’s', () => {
  it.each([
    ['shopify', startFakeShopifyDiscounts],
    ['woocommerce', startFakeWoocommerceCoupons],
    ['bigcommerce', startFakeBigcommerceCoupons],
  ] as const)('are not made by %s, and it is said of each', async (provider, start) => {
    const shop = await start(() => now);
    const dollars = { minorUnits: 1_000n, currency: 'USD' };
    const discount = { value: { kind: 'amount', amount: dollars }, minimumOrder: dollars } as const;

    const outcome = await open(provider)(shop.access).publish('MIA10', discount, now);

    expect(outcome).toMatchObject({
      kind: 'refused',
      issues: [{ field: 'value', message: 'The shop counts in EUR.' }, { field: 'minimumOrder' }],
    });
    expect(shop.count('MIA10')).toBe(0);
    await shop.stop();
  });
});

describe('errors that Shopify answers with status 200', () => {
  it.each([
    { code: 'THROTTLED', error: ApiRateLimitedError },
    { code: 'ACCESS_DENIED', error: ApiUnauthorisedError },
    { code: 'undefinedField', error: ApiAnswerError },
  ])('are thrown as the status would be: $code', async ({ code, error }) => {
    const shop = await startFakeShopifyDiscounts(() => now);
    shop.fail({ status: 200, body: { errors: [{ message: 'No.', extensions: { code } }] } });

    await expect(open('shopify')(shop.access).find('MIA10', now)).rejects.toThrow(error);
    await shop.stop();
  });
});
