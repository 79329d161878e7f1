import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiAnswerError, ApiUnauthorisedError } from '../../../../adapters/http/api-error.ts';
import { shopifyClient } from '../../../../adapters/shops/shopify/shopify-client.ts';
import { shopifyOrderBody } from '../../../../cli/demo/shopify-payloads.ts';
import { shopifyToken, startFakeShopifyAdmin } from '../../../support/fake-shopify-admin.ts';
import { aShopifyOrder, parseDelivery, shopOrderId } from '../../../support/shopify-deliveries.ts';
import { testPatience } from '../../../support/test-patience.ts';

const body = shopifyOrderBody(aShopifyOrder({ id: '4503599627370497' }));

let shop: Awaited<ReturnType<typeof startFakeShopifyAdmin>>;
beforeEach(async () => {
  shop = await startFakeShopifyAdmin();
});
afterEach(() => shop.stop());

const access = { shop: 'acme.myshopify.com', accessToken: shopifyToken };
const fetchOrder = (orderId = '4503599627370497', accessToken: string = shopifyToken) =>
  shopifyClient({ ...access, accessToken, address: shop.address }, testPatience).fetchOrder(
    orderId,
    {
      toldAt: 0,
    },
  );

describe('an edited order of Shopify', () => {
  it('is named by its webhook, with its time, and has to be read', () => {
    const edit = '"order_id":4503599627370497,"committed_at":"2026-03-02T11:00:00+01:00"';

    expect(parseDelivery(`{"order_edit":{${edit}}}`, 'orders/edited')).toEqual({
      kind: 'refetch',
      refetch: { orderId: '4503599627370497', toldAt: Date.UTC(2026, 2, 2, 10) },
    });
  });

  it('is read as the webhook that follows the edit tells it, so that both are one fact', async () => {
    shop.keep('4503599627370497', body);

    expect(await fetchOrder()).toEqual(parseDelivery(body, 'orders/updated'));
  });

  it('is read again after failures, and when Shopify says', async () => {
    shop.keep('4503599627370497', body);
    shop.fail({ status: 502 }, { status: 429, headers: { 'retry-after': '1.0' } });

    expect(await fetchOrder()).toMatchObject({ kind: 'facts' });
  });

  it('is refused to another token', async () => {
    await expect(fetchOrder('1', 'other')).rejects.toThrow(ApiUnauthorisedError);
  });

  it('is not taken for gone, because a version of the API that is over answers 404 as well', async () => {
    await expect(fetchOrder(shopOrderId)).rejects.toThrow(ApiAnswerError);
  });
});
