import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { valueLines } from '../../../../core/assessment/line-values.ts';
import { formatMoney } from '../../../../core/money/format-money.ts';
import { orderOf, reasonOf } from '../../../support/parsed-facts.ts';
import { rewrite } from '../../../support/shopify-deliveries.ts';
import {
  aWoocommerceLine,
  aWoocommerceOrder,
  metadataOf,
  parseWoocommerce,
  parseWoocommerceOrder,
  woocommerceFact,
} from '../../../support/woocommerce-deliveries.ts';

const at = Date.parse('2026-03-02T10:00:00Z');

describe('an order of WooCommerce', () => {
  it('keeps ids that no float can hold', () => {
    const body = rewrite(JSON.stringify(aWoocommerceOrder()), {
      '"id":727,': '"id":9007199254740993,',
      '"id":315,': '"id":18446744073709551615,',
      '"product_id":93,': '"product_id":9007199254740995,',
    });

    const order = orderOf(parseWoocommerce(body));

    expect(order.orderId).toBe('9007199254740993');
    expect(order.lines[0]).toMatchObject({
      lineId: '18446744073709551615',
      productId: '9007199254740995',
    });
  });

  it('reads its times in UTC, which WooCommerce does not write down', () => {
    const fact = woocommerceFact(
      aWoocommerceOrder({
        date_created: '2026-03-02T07:00:00',
        date_modified_gmt: '2026-03-02T10:00:05',
      }),
    );

    expect(fact).toMatchObject({
      factId: 'woocommerce/order/727@2026-03-02T10:00:05Z',
      sourceVersion: at + 5_000,
      content: { kind: 'order', topic: 'order.updated', order: { placedAt: at, paidAt: at } },
    });
  });

  it('takes amounts from the texts and not from the float beside them', () => {
    const [line] = parseWoocommerceOrder({
      line_items: [
        aWoocommerceLine({ price: 33.333333333333336, subtotal: '66.67', total: '60.00' }),
      ],
    }).lines;

    expect(line).toMatchObject({
      quantity: 2,
      quantityAfterEdits: 2,
      grossMinorUnits: 6_667n,
      discountMinorUnits: 667n,
    });
  });

  it('has lines without tax, also where prices were typed in with it', () => {
    const line = aWoocommerceLine({ subtotal: '168.07', total: '168.07', total_tax: '31.93' });
    const order = parseWoocommerceOrder({ prices_include_tax: true, line_items: [line] });

    expect(order.taxIncluded).toBe(false);
    expect(order.lines).toMatchObject([{ grossMinorUnits: 16_807n, taxMinorUnits: 3_193n }]);
    expect(valueLines({ ...order, tokens: [], buyerIdentityHashes: [] })).toMatchObject([
      { netMinorUnits: 16_807n, taxMinorUnits: 3_193n },
    ]);
  });

  it('has no discount on a line whose price somebody raised', () => {
    const line = aWoocommerceLine({ subtotal: '200.00', total: '250.00' });

    expect(parseWoocommerceOrder({ line_items: [line] }).lines).toMatchObject([
      { grossMinorUnits: 25_000n, discountMinorUnits: 0n },
    ]);
  });

  it('counts what is sold by measure as one piece', () => {
    const lines = [aWoocommerceLine({ quantity: 1.75 }), aWoocommerceLine({ id: 2, quantity: 3 })];

    expect(parseWoocommerceOrder({ line_items: lines }).lines).toMatchObject([
      { quantity: 1 },
      { quantity: 3 },
    ]);
  });

  it('rounds what a shop keeps with more decimals than its currency has', () => {
    const line = aWoocommerceLine({ subtotal: '16.8067', total: '16.8067', total_tax: '3.1933' });

    expect(parseWoocommerceOrder({ line_items: [line] }).lines).toMatchObject([
      { grossMinorUnits: 1_681n, discountMinorUnits: 0n, taxMinorUnits: 319n },
    ]);
  });

  it('has coupons in upper case, each with what it took off', () => {
    const coupons = [{ id: 1, code: 'mia10', discount: '20.00', discount_tax: '0.00' }];

    expect(parseWoocommerceOrder({ coupon_lines: coupons }).codes).toEqual([
      { code: 'MIA10', discountMinorUnits: 2_000n, applied: true },
    ]);
  });

  it('takes a negative fee for a discount of the whole order, and a fee for no goods', () => {
    const fees = [
      { id: 1, total: '-15.00', total_tax: '0.00' },
      { id: 2, total: '4.00', total_tax: '0.00' },
    ];

    expect(parseWoocommerceOrder({ fee_lines: fees })).toMatchObject({
      unallocatedDiscountMinorUnits: 1_500n,
      lines: [{ grossMinorUnits: 20_000n }],
    });
  });

  it('never loses a cent: lines less discounts and negative fees are what the shop says', () => {
    const cents = fc.bigInt({ min: 0n, max: 10n ** 9n });
    const lines = fc.array(fc.record({ subtotal: cents, off: cents, tax: cents }), {
      minLength: 1,
      maxLength: 12,
    });
    const write = (minorUnits: bigint) => formatMoney({ minorUnits, currency: 'USD' });

    fc.assert(
      fc.property(lines, cents, (lines, fee) => {
        const totals = lines.map(({ subtotal, off }) => (subtotal > off ? subtotal - off : 0n));
        const goods = totals.reduce((sum, total) => sum + total, 0n);
        const lessFee = fee < goods ? fee : goods;
        const order = parseWoocommerceOrder({
          line_items: lines.map(({ subtotal, tax }, index) =>
            aWoocommerceLine({
              id: index + 1,
              subtotal: write(subtotal),
              total: write(totals[index] ?? 0n),
              total_tax: write(tax),
            }),
          ),
          fee_lines: [{ id: 99, total: write(-lessFee) }],
        });

        const values = valueLines({ ...order, tokens: [], buyerIdentityHashes: [] });

        const net = values.reduce((sum, { netMinorUnits }) => sum + netMinorUnits, 0n);
        const tax = values.reduce((sum, { taxMinorUnits }) => sum + taxMinorUnits, 0n);
        expect(net).toBe(goods - lessFee);
        expect(tax).toBe(lines.reduce((sum, line) => sum + line.tax, 0n));
      }),
    );
  });

  it.each([
    ['pending', 'pending', false],
    ['on-hold', 'pending', false],
    ['failed', 'pending', false],
    ['processing', 'paid', true],
    ['completed', 'paid', true],
    ['refunded', 'refunded', true],
    ['partial-payment', 'partially-paid', false],
    ['ready-for-pickup', 'paid', true],
  ])('with the status %s is %s', (status, financialStatus, isPaid) => {
    const order = parseWoocommerceOrder({ status });

    expect(order.financialStatus).toBe(financialStatus);
    expect(order.paidAt !== undefined).toBe(isPaid);
    expect(order.cancelledAt).toBeUndefined();
  });

  it('with a status of the shop’s own waits while it has no time of payment', () => {
    const order = parseWoocommerceOrder({ status: 'awaiting-quote', date_paid_gmt: null });

    expect(order).toMatchObject({ financialStatus: 'pending', paidAt: undefined });
  });

  it.each(['cancelled', 'trash'])('is cancelled when its status is %s', (status) => {
    expect(parseWoocommerceOrder({ status })).toMatchObject({
      financialStatus: 'voided',
      cancelledAt: at,
      paidAt: at,
    });
  });

  it('was paid when it was completed, if nobody wrote down when', () => {
    const order = parseWoocommerceOrder({
      status: 'completed',
      date_paid_gmt: null,
      date_completed_gmt: '2026-03-04T10:00:00',
    });

    expect(order).toMatchObject({
      paidAt: at + 172_800_000,
      lastFulfilledAt: at + 172_800_000,
      fullyFulfilled: true,
    });
  });

  it('ships unless WooCommerce says that nothing has to be processed', () => {
    expect(parseWoocommerceOrder().lines[0]?.requiresShipping).toBe(true);
    expect(parseWoocommerceOrder({ needs_processing: false }).lines[0]?.requiresShipping).toBe(
      false,
    );
  });

  it('knows the gift cards that extensions sell', () => {
    const meta_data = metadataOf({ wc_gc_giftcard_to_multiple: 'friend@x.example' });

    expect(parseWoocommerceOrder({ line_items: [aWoocommerceLine({ meta_data })] })).toMatchObject({
      lines: [{ giftCard: true }],
    });
  });

  it('is a test when WooPayments took test money', () => {
    expect(parseWoocommerceOrder().test).toBe(false);
    expect(parseWoocommerceOrder({ meta_data: metadataOf({ _wcpay_mode: 'test' }) }).test).toBe(
      true,
    );
  });

  it('is a known customer’s, or a guest’s', () => {
    expect(parseWoocommerceOrder()).toMatchObject({
      buyer: { emails: ['buyer@x.example'], customerId: '26' },
      country: 'US',
      region: 'CA',
    });
    expect(parseWoocommerceOrder({ customer_id: 0 }).buyer).toEqual({
      emails: ['buyer@x.example'],
    });
  });

  it('carries tokens in our metadata and in the landing address of WooCommerce’s attribution', () => {
    const order = parseWoocommerceOrder({
      meta_data: metadataOf({
        tributary_token: 'one, two',
        tributary_visitor: 'visitor-1',
        _wc_order_attribution_session_entry: 'https://shop.example/tents?tc=three&awc=42',
        _wc_order_attribution_referrer: 'https://blog.example/best-tents?reader=7',
        sscid: 'k1_abc',
        irclickid: '',
        _links: { awc: ['a list'] },
      }),
    });

    expect(order).toMatchObject({
      tokenTexts: ['one', 'two', 'three'],
      visitorId: 'visitor-1',
      referrerHost: 'blog.example',
      claimedByNetworks: ['awin', 'shareasale'],
    });
  });

  it('can be found by what the payment provider calls its payment', () => {
    expect(parseWoocommerceOrder({ transaction_id: 'pi_123' }).references).toEqual([
      { kind: 'payment', value: 'pi_123' },
    ]);
    expect(parseWoocommerceOrder()).not.toHaveProperty('references');
  });

  it('names the subscription that it renews, with its shop’s host', () => {
    const renewal = parseWoocommerceOrder({
      meta_data: metadataOf({ _subscription_renewal: 700 }),
    });
    const ofTwo = [
      ...metadataOf({ _subscription_renewal: '700' }),
      ...metadataOf({ _subscription_renewal: '701' }),
    ];

    expect(renewal.subscription).toEqual({ subscriptionId: 'woocommerce/shop.example/700' });
    expect(parseWoocommerceOrder({ meta_data: ofTwo })).not.toHaveProperty('subscription');
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no id', { id: undefined }, 'no-order-id'],
    ['no status', { status: undefined }, 'unexpected-shape'],
    ['no version', { date_modified_gmt: undefined }, 'unexpected-shape'],
    ['a time that is none', { date_modified_gmt: 'yesterday' }, 'unreadable-time'],
    ['an unknown currency', { currency: 'POINTS' }, 'unknown-currency'],
    ['no currency', { currency: '' }, 'no-currency'],
    [
      'a line without a total',
      { line_items: [aWoocommerceLine({ total: null })] },
      'unreadable-amount',
    ],
    [
      'a negative line',
      { line_items: [aWoocommerceLine({ total: '-1.00' })] },
      'unreadable-amount',
    ],
    [
      'an amount with a comma',
      { line_items: [aWoocommerceLine({ total: '12,50' })] },
      'unreadable-amount',
    ],
    [
      'a quantity that is none',
      { line_items: [aWoocommerceLine({ quantity: 'two' })] },
      'unexpected-shape',
    ],
  ])('is refused by name with %s', (_, changes, reason) => {
    expect(reasonOf(parseWoocommerce(aWoocommerceOrder(changes)))).toBe(reason);
  });
});
