import { describe, expect, it } from '@jest/globals';
import { shopifyOrderBody } from '../../../../cli/demo/shopify-payloads.ts';
import {
  aShopifyLine,
  aShopifyOrder,
  aShopifyRefund,
  parseOrder,
  rewrite,
  shopMoment,
} from '../../../support/shopify-deliveries.ts';

const hour = 3_600_000;

describe('an order of Shopify', () => {
  it('keeps ids that no float can hold', () => {
    const order = parseOrder(aShopifyOrder());

    expect(order.orderId).toBe('820982911946154508');
    expect(order.lines[0]).toMatchObject({
      lineId: '487817672276298554',
      productId: '788032119674292922',
    });
  });

  it('is read in shop money, not in what the buyer saw', () => {
    const body = rewrite(shopifyOrderBody(aShopifyOrder()), {
      '"presentment_money":{"amount":"100.00","currency_code":"USD"}':
        '"presentment_money":{"amount":"9999.00","currency_code":"JPY"}',
    });

    expect(parseOrder(body).lines[0]?.grossMinorUnits).toBe(20_000n);
  });

  it('has whole yen, however many zeros Shopify adds', () => {
    const yen = aShopifyOrder({
      currency: 'JPY',
      lines: [aShopifyLine({ unitPriceMinorUnits: 1_200n })],
    });

    expect(parseOrder(yen).lines[0]?.grossMinorUnits).toBe(2_400n);
    const padded = rewrite(shopifyOrderBody(yen), { '"amount":"1200"': '"amount":"1200.00"' });
    expect(parseOrder(padded).lines[0]?.grossMinorUnits).toBe(2_400n);
  });

  it('has what each line costs, what was taken off it, and its tax', () => {
    const order = parseOrder(
      aShopifyOrder({
        taxesIncluded: true,
        taxRate: '0.19',
        discounts: [
          { code: 'mia10', type: 'percentage', value: '10.0' },
          { code: 'FIVE', type: 'fixed_amount', value: '5.0' },
        ],
        lines: [
          aShopifyLine({ discountsMinorUnits: [2_000n, 500n], taxMinorUnits: 2_794n }),
          aShopifyLine({ id: '2', giftCard: true, quantity: 1, unitPriceMinorUnits: 5_000n }),
        ],
      }),
    );

    expect(order.taxIncluded).toBe(true);
    expect(order.lines).toMatchObject([
      {
        quantity: 2,
        quantityAfterEdits: 2,
        grossMinorUnits: 20_000n,
        discountMinorUnits: 2_500n,
        taxMinorUnits: 2_794n,
        giftCard: false,
        requiresShipping: true,
      },
      { grossMinorUnits: 5_000n, discountMinorUnits: 0n, giftCard: true, requiresShipping: false },
    ]);
    expect(order.unallocatedDiscountMinorUnits).toBe(0n);
    expect(order.codes).toEqual([
      { code: 'MIA10', discountMinorUnits: 2_000n, applied: true },
      { code: 'FIVE', discountMinorUnits: 500n, applied: true },
    ]);
  });

  it('has the discount that the shop put on no line', () => {
    const body = rewrite(shopifyOrderBody(aShopifyOrder()), {
      '"total_discounts":"0.00"': '"total_discounts":"15.00"',
      '"total_discounts_set":{"shop_money":{"amount":"0.00"':
        '"total_discounts_set":{"shop_money":{"amount":"15.00"',
    });

    expect(parseOrder(body).unallocatedDiscountMinorUnits).toBe(1_500n);
  });

  it('reads what was taken off a line from payloads that know no allocations', () => {
    const body = rewrite(shopifyOrderBody(aShopifyOrder()), {
      ',"discount_allocations":[]': '',
      '"total_discount":"0.00","total_discount_set":{"shop_money":{"amount":"0.00"':
        '"total_discount":"5.00","total_discount_set":{"shop_money":{"amount":"5.00"',
    });

    expect(parseOrder(body).lines[0]?.discountMinorUnits).toBe(500n);
  });

  it('does not count a code that the shop listed and did not apply', () => {
    const order = parseOrder(
      aShopifyOrder({
        discounts: [
          { code: 'REFUSED', type: 'percentage', value: '20.0', applied: false },
          { code: 'MIA10', type: 'percentage', value: '10.0' },
        ],
        lines: [aShopifyLine({ discountsMinorUnits: [0n, 2_000n] })],
      }),
    );

    expect(order.codes).toEqual([
      { code: 'REFUSED', discountMinorUnits: 0n, applied: false },
      { code: 'MIA10', discountMinorUnits: 2_000n, applied: true },
    ]);
    expect(order.lines[0]?.discountMinorUnits).toBe(2_000n);
  });

  it('finds a code that only the discount applications name, with what it took off', () => {
    const body = rewrite(
      shopifyOrderBody(
        aShopifyOrder({
          discounts: [{ code: 'MIA10', type: 'percentage', value: '10.0' }],
          lines: [aShopifyLine({ discountsMinorUnits: [2_000n] })],
        }),
      ),
      {
        '"discount_codes":[{"code":"MIA10","amount":"20.00","type":"percentage"}]':
          '"discount_codes":[]',
      },
    );

    expect(parseOrder(body).codes).toEqual([
      { code: 'MIA10', discountMinorUnits: 2_000n, applied: true },
    ]);
  });

  it('tells pieces removed by an edit from pieces given back', () => {
    const refund = aShopifyRefund();
    const refunded = aShopifyOrder({
      lines: [aShopifyLine({ quantity: 3, currentQuantity: 1 })],
      refunds: [refund],
    });

    expect(parseOrder(refunded).lines[0]).toMatchObject({ quantity: 3, quantityAfterEdits: 2 });
    const edited = { ...refunded, refunds: [] };
    expect(parseOrder(edited).lines[0]).toMatchObject({ quantity: 3, quantityAfterEdits: 1 });
  });

  it('never has more pieces after edits than were ordered', () => {
    const order = parseOrder(
      aShopifyOrder({
        lines: [aShopifyLine({ quantity: 1, currentQuantity: 1 })],
        refunds: [aShopifyRefund()],
      }),
    );

    expect(order.lines[0]?.quantityAfterEdits).toBe(1);
  });

  it.each([
    ['pending', 'pending', undefined],
    ['authorized', 'authorized', undefined],
    ['partially_paid', 'partially-paid', undefined],
    ['paid', 'paid', shopMoment + hour],
    ['partially_refunded', 'partially-refunded', shopMoment + hour],
    ['refunded', 'refunded', shopMoment + hour],
    ['voided', 'voided', undefined],
    ['expired', 'voided', undefined],
  ])('that is %s is %s, and paid when it was processed or not at all', (status, ours, paidAt) => {
    const order = parseOrder(
      aShopifyOrder({ financialStatus: status, processedAt: shopMoment + hour }),
    );

    expect(order).toMatchObject({ placedAt: shopMoment, financialStatus: ours });
    expect(order.paidAt).toBe(paidAt);
  });

  it('is fulfilled by the newest parcel that was really sent', () => {
    const lineIds = [aShopifyLine().id];
    const order = parseOrder(
      aShopifyOrder({
        fulfillmentStatus: 'fulfilled',
        fulfilments: [
          { id: '1', at: shopMoment + hour, lineIds },
          { id: '2', at: shopMoment + 5 * hour, lineIds },
          { id: '3', at: shopMoment + 9 * hour, lineIds, status: 'cancelled' },
        ],
      }),
    );

    expect(order.lastFulfilledAt).toBe(shopMoment + 5 * hour);
    expect(order.fullyFulfilled).toBe(true);
  });

  it('that is partly sent is not fulfilled', () => {
    const order = parseOrder(aShopifyOrder({ fulfillmentStatus: 'partial' }));

    expect(order.fullyFulfilled).toBe(false);
    expect(order.lastFulfilledAt).toBeUndefined();
  });

  it('says when it was cancelled and that it was a test', () => {
    const order = parseOrder(aShopifyOrder({ cancelledAt: shopMoment + hour, test: true }));

    expect(order).toMatchObject({ cancelledAt: shopMoment + hour, test: true });
  });

  it('carries the tokens of the cart and of the landing address, each once', () => {
    const order = parseOrder(
      aShopifyOrder({
        noteAttributes: [
          { name: 'tributary_token', value: 'v1.k.a.m, v1.k.b.m' },
          { name: 'colour', value: 'green' },
          { name: 'tributary_token', value: 'v1.k.c.m' },
          { name: 'tributary_visitor', value: 'visitor-1' },
        ],
        landingSite: '/tent?utm_source=mia&tc=v1.k.b.m&tc=v1.k.d.m',
      }),
    );

    expect(order.tokenTexts).toEqual(['v1.k.a.m', 'v1.k.b.m', 'v1.k.c.m', 'v1.k.d.m']);
    expect(order.visitorId).toBe('visitor-1');
  });

  it('reads the token of an absolute landing address', () => {
    const order = parseOrder(aShopifyOrder({ landingSite: 'http://acme.example?tc=v1.k.a.m#top' }));

    expect(order.tokenTexts).toEqual(['v1.k.a.m']);
  });

  it('keeps no visitor that cannot be one of ours', () => {
    const order = parseOrder(
      aShopifyOrder({ noteAttributes: [{ name: 'tributary_visitor', value: '<script>' }] }),
    );

    expect(order.visitorId).toBeUndefined();
  });

  it('names its buyer, and where the goods go', () => {
    const customer = {
      id: '115310627314723954',
      email: 'mia@x.example',
      firstName: 'M',
      lastName: 'M',
    };
    const order = parseOrder(aShopifyOrder({ customer, countryCode: 'CA', provinceCode: 'ON' }));

    expect(order.buyer.customerId).toBe('115310627314723954');
    expect(new Set(order.buyer.emails)).toEqual(new Set(['mia@x.example']));
    expect(order).toMatchObject({ country: 'CA', region: 'ON' });
  });

  it('may have nobody for a buyer, as at a till', () => {
    const body = rewrite(shopifyOrderBody(aShopifyOrder()), { '"email":""': '"email":null' });

    expect(parseOrder(body).buyer).toEqual({ emails: [] });
  });

  it('says what was paid with gift cards', () => {
    const order = parseOrder(
      aShopifyOrder({
        tender: [
          { gateway: 'gift_card', minorUnits: 5_000n },
          { gateway: 'shopify_payments', minorUnits: 15_000n },
        ],
      }),
    );

    expect(order.giftCardTenderMinorUnits).toBe(5_000n);
  });

  it('was paid with gift cards as a whole where they are its only gateway', () => {
    const body = rewrite(
      shopifyOrderBody(aShopifyOrder({ tender: [{ gateway: 'gift_card', minorUnits: 20_000n }] })),
      { '"transactions":[{': '"old_transactions":[{' },
    );

    expect(parseOrder(body).giftCardTenderMinorUnits).toBe(20_000n);
  });

  it('names the affiliate networks whose click ids its landing address carries', () => {
    const claimed = parseOrder(
      aShopifyOrder({ landingSite: '/tent?awc=1001_17&CJEVENT=abc&sscid=&utm_source=mia' }),
    );

    expect(claimed.claimedByNetworks).toEqual(['awin', 'cj']);
    expect(parseOrder(aShopifyOrder({ landingSite: '/tent?sscid=' }))).not.toHaveProperty(
      'claimedByNetworks',
    );
  });

  it('has no tag that says who the buyer is', () => {
    const body = rewrite(shopifyOrderBody(aShopifyOrder()), {
      '"tags":""':
        '"tags":"vip, jane.doe@example.com, +49 151 23456789, 2026-04-01, 7300000000007, +1"',
    });

    expect(parseOrder(body).tags).toEqual(['vip', '2026-04-01', '7300000000007', '+1']);
  });

  it('has its tags, each once', () => {
    const body = rewrite(shopifyOrderBody(aShopifyOrder()), {
      '"tags":""': '"tags":"wholesale, vip,vip, "',
    });

    expect(parseOrder(body).tags).toEqual(['wholesale', 'vip']);
    expect(parseOrder(aShopifyOrder())).not.toHaveProperty('tags');
  });

  it('says from which host the visit came, and nothing more of the address', () => {
    const body = rewrite(shopifyOrderBody(aShopifyOrder()), {
      '"referring_site":null': '"referring_site":"https://www.retailmenot.com/u/jane?id=7"',
    });

    expect(parseOrder(body).referrerHost).toBe('www.retailmenot.com');
    expect(parseOrder(aShopifyOrder())).not.toHaveProperty('referrerHost');
  });
});
