import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { valueLines } from '../../../../core/assessment/line-values.ts';
import {
  anAdobeCreditmemo,
  anAdobeCreditmemoItem,
  anAdobeItem,
  anAdobeOrder,
  parseAdobe,
  parseAdobeOrder,
  parseAdobeRefund,
} from '../../../support/adobe-commerce-deliveries.ts';
import { onlyFact, orderOf, reasonOf } from '../../../support/parsed-facts.ts';
import { rewrite } from '../../../support/shopify-deliveries.ts';

const at = Date.parse('2026-03-02T10:00:00Z');
const orderEvent = 'observer.sales_order_save_after';
const memoEvent = 'observer.sales_order_creditmemo_save_after';

describe('a delivery of Adobe Commerce', () => {
  it.each<[string, unknown]>([
    ['the row itself', anAdobeOrder()],
    ['the fields of a hook', { order: anAdobeOrder() }],
    [
      'a whole webhook',
      { subject: [], eventName: 'sales_order_save_after', data: { order: anAdobeOrder() } },
    ],
    [
      'an event of I/O Events',
      {
        event_id: 'e-1',
        event: { type: `com.adobe.commerce.${orderEvent}`, data: { value: anAdobeOrder() } },
      },
    ],
  ])('tells of an order as %s', (_, body) => {
    expect(onlyFact(parseAdobe(body))).toMatchObject({
      factId: 'adobe-commerce/order/5@2026-03-02T10:00:05Z',
      orderId: '5',
      sourceVersion: at + 5_000,
      content: { kind: 'order', topic: 'sales_order_save_after' },
    });
  });

  it.each<[string, unknown, string | undefined]>([
    ['by its shape', anAdobeCreditmemo(), undefined],
    ['by its wrapper', { creditmemo: anAdobeCreditmemo() }, undefined],
    ['by the event in its header', anAdobeCreditmemo(), memoEvent],
    ['by the event in its body', { eventName: memoEvent, data: anAdobeCreditmemo() }, undefined],
  ])('tells of a credit memo, known %s', (_, body, header) => {
    expect(onlyFact(parseAdobe(body, header))).toMatchObject({
      factId: 'adobe-commerce/refund/5/9@2026-03-02T11:00:00Z',
      content: { kind: 'refund', topic: 'sales_order_creditmemo_save_after', currency: 'USD' },
    });
  });

  it.each([
    'observer.sales_order_place_before',
    'observer.sales_order_shipment_save_after',
    'plugin.magento.catalog.api.product_repository.save',
  ])('of %s says nothing that is kept', (header) => {
    expect(parseAdobe(anAdobeOrder(), header)).toEqual({ kind: 'ignored' });
  });

  it('that is no JSON is not parseable', () => {
    expect(parseAdobe('{"order":')).toMatchObject({ kind: 'not-parseable' });
  });
});

describe('an order of Adobe Commerce', () => {
  it('is read in the base currency, whatever the buyer saw', () => {
    expect(parseAdobeOrder()).toMatchObject({
      orderId: '5',
      orderName: '000000005',
      placedAt: at,
      paidAt: at,
      currency: 'USD',
      financialStatus: 'paid',
      lines: [{ lineId: '11', quantity: 2, grossMinorUnits: 20_000n, discountMinorUnits: 0n }],
      buyer: { emails: ['buyer@x.example'], customerId: '26' },
      country: 'US',
      region: 'CA',
      references: [{ kind: 'payment', value: 'ch_1' }],
    });
  });

  it('keeps ids that no float can hold', () => {
    const body = rewrite(JSON.stringify(anAdobeOrder()), {
      '"entity_id":5': '"entity_id":9007199254740993',
    });

    expect(orderOf(parseAdobe(body)).orderId).toBe('9007199254740993');
  });

  it('reads floats as they are written', () => {
    const body = rewrite(
      JSON.stringify(anAdobeOrder({ items: [anAdobeItem({ base_row_total: 1.25 })] })),
      {
        '"base_row_total":1.25': '"base_row_total":29.990000000000002',
      },
    );

    expect(orderOf(parseAdobe(body)).lines[0]?.grossMinorUnits).toBe(2_999n);
  });

  it('takes the tax out of a discount that was taken from a price with tax', () => {
    const item = anAdobeItem({
      base_row_total: 168.07,
      base_discount_amount: 20,
      base_discount_tax_compensation_amount: 3.19,
      base_tax_amount: 28.74,
    });

    const order = parseAdobeOrder({ items: [item] });

    // 168.07 - 20.00 + 3.19 without tax, and with it 180.00 of the 200.00 that the price was.
    expect(valueLines({ ...order, tokens: [], buyerIdentityHashes: [] })).toMatchObject([
      { netMinorUnits: 15_126n, taxMinorUnits: 2_874n },
    ]);
  });

  it('has the discount of the order where the hook sends none of its items', () => {
    const items = [anAdobeItem({ base_discount_amount: undefined })];

    const order = parseAdobeOrder({
      items,
      base_discount_amount: -25,
      base_shipping_discount_amount: 5,
      coupon_code: 'mia10',
    });

    expect(order.unallocatedDiscountMinorUnits).toBe(2_000n);
    expect(order.codes).toEqual([{ code: 'MIA10', discountMinorUnits: 2_500n, applied: true }]);
  });

  it('has a configurable product once, and a bundle with dynamic prices as its parts', () => {
    const items = [
      anAdobeItem({ item_id: 1, product_type: 'configurable' }),
      anAdobeItem({ item_id: 2, parent_item_id: 1, base_row_total: 0 }),
      anAdobeItem({ item_id: 3, product_type: 'bundle', base_row_total: 150 }),
      anAdobeItem({ item_id: 4, parent_item_id: 3, base_row_total: 100 }),
      anAdobeItem({ item_id: 5, parent_item_id: 3, base_row_total: 50 }),
      anAdobeItem({ item_id: 6, product_type: 'bundle', base_row_total: 80 }),
      anAdobeItem({ item_id: 7, parent_item_id: 6, base_row_total: undefined }),
    ];

    const { lines } = parseAdobeOrder({ items });

    expect(lines.map(({ lineId, grossMinorUnits }) => [lineId, grossMinorUnits])).toEqual([
      ['1', 20_000n],
      ['4', 10_000n],
      ['5', 5_000n],
      ['6', 8_000n],
    ]);
  });

  it('has fewer pieces after some were cancelled', () => {
    const items = [
      anAdobeItem({ qty_canceled: 1 }),
      anAdobeItem({ item_id: 12, qty_ordered: 0.75 }),
    ];

    expect(parseAdobeOrder({ items }).lines).toMatchObject([
      { quantity: 2, quantityAfterEdits: 1 },
      { quantity: 1, quantityAfterEdits: 1 },
    ]);
  });

  it('knows gift cards and what does not ship', () => {
    const items = [anAdobeItem({ product_type: 'giftcard', is_virtual: 1 })];

    expect(parseAdobeOrder({ items, base_gift_cards_amount: 30 })).toMatchObject({
      lines: [{ giftCard: true, requiresShipping: false }],
      giftCardTenderMinorUnits: 3_000n,
    });
  });

  it.each<[Record<string, unknown>, string, boolean]>([
    [{ state: 'new' }, 'pending', false],
    [{ state: 'pending_payment' }, 'pending', false],
    [{ state: 'payment_review', base_grand_total: 200, base_total_paid: 200 }, 'pending', false],
    [{ state: 'processing' }, 'paid', true],
    [{ state: 'processing', base_grand_total: 200, base_total_paid: 0 }, 'pending', false],
    [{ state: 'processing', base_grand_total: 200, base_total_paid: 50 }, 'partially-paid', false],
    [{ state: 'new', base_grand_total: 200, base_total_paid: 200 }, 'paid', true],
    [{ base_grand_total: 200, base_total_paid: 100, base_total_canceled: 100 }, 'paid', true],
    [
      { state: 'complete', base_grand_total: 9, base_total_paid: 9, base_total_refunded: 4 },
      'partially-refunded',
      true,
    ],
    [{ state: 'complete' }, 'paid', true],
    [{ state: 'closed' }, 'refunded', true],
    [{ state: 'canceled' }, 'voided', false],
    [{ state: 'holded', hold_before_state: 'processing' }, 'paid', true],
    [{ state: undefined, status: 'complete' }, 'paid', true],
  ])('with %j is %s', (changes, financialStatus, isPaid) => {
    const order = parseAdobeOrder(changes);

    expect(order.financialStatus).toBe(financialStatus);
    expect(order.paidAt !== undefined).toBe(isPaid);
  });

  it('is cancelled since its last change', () => {
    expect(parseAdobeOrder({ state: 'canceled' }).cancelledAt).toBe(at + 5_000);
    expect(parseAdobeOrder().cancelledAt).toBeUndefined();
  });

  it.each<[string, Record<string, unknown>]>([
    ['the row', { tributary_token: 'one,two', tributary_visitor: 'visitor-1' }],
    [
      'extension attributes',
      { extension_attributes: { tributary_token: 'one,two', tributary_visitor: 'visitor-1' } },
    ],
    [
      'custom attributes',
      {
        custom_attributes: [
          { attribute_code: 'tributary_token', value: 'one,two' },
          { attribute_code: 'tributary_visitor', value: 'visitor-1' },
        ],
      },
    ],
  ])('carries tokens in %s', (_, changes) => {
    expect(parseAdobeOrder(changes)).toMatchObject({
      tokenTexts: ['one', 'two'],
      visitorId: 'visitor-1',
    });
  });

  it('never loses a cent: lines less their discounts are what the shop says', () => {
    const cents = fc.integer({ min: 0, max: 10 ** 9 });
    const rows = fc.array(fc.record({ total: cents, off: cents, compensation: cents }), {
      minLength: 1,
      maxLength: 10,
    });

    fc.assert(
      fc.property(rows, (rows) => {
        const items = rows.map(({ total, off, compensation }, index) => {
          const discount = Math.min(total, off);
          return {
            total,
            discount,
            compensation: Math.min(discount, compensation),
            item: index + 1,
          };
        });
        const order = parseAdobeOrder({
          items: items.map(({ item, total, discount, compensation }) =>
            anAdobeItem({
              item_id: item,
              base_row_total: total / 100,
              base_discount_amount: discount / 100,
              base_discount_tax_compensation_amount: compensation / 100,
            }),
          ),
        });

        const values = valueLines({ ...order, tokens: [], buyerIdentityHashes: [] });

        const net = values.reduce((sum, { netMinorUnits }) => sum + netMinorUnits, 0n);
        const said = items.reduce(
          (sum, { total, discount, compensation }) => sum + total - discount + compensation,
          0,
        );
        expect(net).toBe(BigInt(said));
      }),
    );
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      'id',
      { entity_id: undefined, items: [anAdobeItem({ order_id: undefined })], payment: null },
      'missing-field',
    ],
    ['currency', { base_currency_code: undefined }, 'no-currency'],
    ['currency that exists', { base_currency_code: 'XXX1' }, 'unknown-currency'],
    ['time', { created_at: undefined }, 'missing-field'],
    ['readable time', { updated_at: 'today' }, 'unreadable-time'],
    ['state', { state: undefined, status: 'at-the-dentist' }, 'missing-field'],
    ['items', { items: undefined }, 'missing-field'],
    ['item id', { items: [anAdobeItem({ item_id: undefined })] }, 'missing-field'],
    ['quantity', { items: [anAdobeItem({ qty_ordered: undefined })] }, 'missing-field'],
    ['row total', { items: [anAdobeItem({ base_row_total: undefined })] }, 'missing-field'],
    [
      'readable row total',
      { items: [anAdobeItem({ base_row_total: 'a lot' })] },
      'unreadable-amount',
    ],
    [
      'word of discounts',
      {
        items: [anAdobeItem({ base_discount_amount: undefined })],
        base_discount_amount: undefined,
      },
      'missing-field',
    ],
  ])('without its %s is refused by name', (_, changes, reason) => {
    expect(reasonOf(parseAdobe(anAdobeOrder(changes)))).toBe(reason);
  });

  it('finds its id in the rows that belong to it', () => {
    expect(parseAdobeOrder({ entity_id: undefined }).orderId).toBe('5');
  });
});

describe('a credit memo of Adobe Commerce', () => {
  it('says what lines and shipping gave back, without tender and without a word of the total', () => {
    const items = [
      anAdobeCreditmemoItem({
        base_discount_amount: 10,
        base_discount_tax_compensation_amount: 1.6,
        base_tax_amount: 17.4,
      }),
      anAdobeCreditmemoItem({ order_item_id: 12, base_row_total: null }),
    ];

    expect(
      parseAdobeRefund({ items, base_grand_total: 1, base_shipping_tax_amount: 0.95 }),
    ).toEqual({
      refundId: '9',
      processedAt: at + 3_600_000,
      lines: [{ lineId: '11', quantity: 1, minorUnits: 9_160n, taxMinorUnits: 1_740n }],
      unallocatedMinorUnits: 0n,
      beyondGoodsMinorUnits: 595n,
    });
  });

  it('has adjustments, both ways, beyond its lines', () => {
    expect(
      parseAdobeRefund({ base_adjustment_positive: 7, base_adjustment_negative: 2 }),
    ).toMatchObject({
      lines: [{ minorUnits: 10_000n }],
      unallocatedMinorUnits: 500n,
      ofPayment: true,
    });
  });

  it('is its grand total where the hook sends no lines', () => {
    expect(parseAdobeRefund({ items: undefined })).toMatchObject({
      lines: [],
      unallocatedMinorUnits: 10_500n,
      ofPayment: true,
    });
  });

  it('that was cancelled gave nothing back, and an open one is not told yet', () => {
    expect(parseAdobeRefund({ state: 3 })).toMatchObject({ lines: [], unallocatedMinorUnits: 0n });
    expect(parseAdobe(anAdobeCreditmemo({ state: 1 }))).toEqual({ kind: 'ignored' });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['order', { order_id: undefined, creditmemo_status: 1 }, 'no-order-id'],
    ['id', { entity_id: undefined, items: [] }, 'missing-field'],
    ['currency', { base_currency_code: undefined }, 'no-currency'],
    ['amount', { items: [], base_grand_total: undefined }, 'missing-field'],
    ['line id', { items: [anAdobeCreditmemoItem({ order_item_id: undefined })] }, 'missing-field'],
    ['quantity', { items: [anAdobeCreditmemoItem({ qty: undefined })] }, 'missing-field'],
    ['time', { created_at: undefined, updated_at: undefined }, 'missing-field'],
  ])('without its %s is refused by name', (_, changes, reason) => {
    expect(reasonOf(parseAdobe(anAdobeCreditmemo(changes)))).toBe(reason);
  });
});
