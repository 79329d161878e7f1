import { describe, expect, it } from '@jest/globals';
import { readRefund } from '../../../../adapters/shops/woocommerce/read-refund.ts';
import { onlyFact, orderOf, reasonOf, refundOf } from '../../../support/parsed-facts.ts';
import {
  aWoocommerceOrder,
  aWoocommerceRefund,
  aWoocommerceRefundLine,
  parseWoocommerce,
  parseWoocommerceOrder,
} from '../../../support/woocommerce-deliveries.ts';

const at = Date.parse('2026-03-02T10:00:00Z');
const hour = 3_600_000;

describe('a delivery of WooCommerce', () => {
  it.each(['order.created', 'order.updated', 'order.restored'])(
    'of %s tells the order',
    (topic) => {
      const { content } = onlyFact(parseWoocommerce(aWoocommerceOrder(), topic));

      expect(content).toMatchObject({ kind: 'order', topic });
    },
  );

  it('tells the same wrapped as a person may have saved it, and in a list', () => {
    const bare = parseWoocommerce(aWoocommerceOrder());

    expect(parseWoocommerce({ data: aWoocommerceOrder() })).toEqual(bare);
    expect(parseWoocommerce([aWoocommerceOrder()])).toEqual(bare);
  });

  it('of order.deleted, which has nothing but the id, tells that the order is gone', () => {
    expect(onlyFact(parseWoocommerce({ id: 727 }, 'order.deleted'))).toEqual({
      factId: 'woocommerce/deletion/727',
      orderId: '727',
      sourceVersion: 0,
      content: { kind: 'cancellation', topic: 'order.deleted', cancellation: {} },
    });
  });

  it('deletes nothing because of its header alone, which nobody signs', () => {
    const { content } = onlyFact(parseWoocommerce(aWoocommerceOrder(), 'order.deleted'));

    expect(content.kind).toBe('order');
    expect(reasonOf(parseWoocommerce({ id: 727 }, 'order.updated'))).toBe('unexpected-shape');
  });

  it.each([
    'product.updated',
    'customer.created',
    'coupon.created',
    'action.woocommerce_add_to_cart',
  ])('of %s says nothing that is kept', (topic) => {
    expect(parseWoocommerce({ id: 1 }, topic)).toEqual({ kind: 'ignored' });
  });

  it.each(['checkout-draft', 'auto-draft'])('of a cart (%s) says nothing yet', (status) => {
    expect(parseWoocommerce(aWoocommerceOrder({ status }))).toEqual({ kind: 'ignored' });
  });

  it('of a subscription names it for the order that began it', () => {
    const subscription = {
      id: 700,
      parent_id: 727,
      date_created_gmt: '2026-03-02T10:00:00',
      billing_period: 'month',
      billing_interval: '1',
      _links: { self: [{ href: 'https://shop.example/wp-json/wc/v3/subscriptions/700' }] },
    };

    expect(onlyFact(parseWoocommerce(subscription, 'subscription.created'))).toEqual({
      factId: 'woocommerce/subscription/727/woocommerce/shop.example/700',
      orderId: '727',
      sourceVersion: at,
      content: {
        kind: 'subscription',
        subscription: {
          subscriptionId: 'woocommerce/shop.example/700',
          paymentNumber: 1,
          paidDays: 31,
        },
      },
    });
    expect(parseWoocommerce({ ...subscription, parent_id: 0 }, 'subscription.created')).toEqual({
      kind: 'ignored',
    });
  });

  it('that is no JSON is not parseable', () => {
    expect(parseWoocommerce('{"id":')).toMatchObject({ kind: 'not-parseable' });
  });
});

describe('a refund that an order of WooCommerce lists', () => {
  it.each([{ reason: 'too small' }, { refund: 'too small' }, {}])(
    'is its sum, whatever the reason is called: %j',
    (reason) => {
      const order = parseWoocommerceOrder({ refunds: [{ id: 726, ...reason, total: '-10.00' }] });

      expect(order.financialStatus).toBe('partially-refunded');
      expect(order.refunds).toEqual([
        {
          refundId: '726',
          processedAt: at,
          lines: [],
          unallocatedMinorUnits: 1_000n,
          ofPayment: true,
          summary: true,
        },
      ]);
    },
  );

  it('is more than its sum once somebody put the refund itself into the list', () => {
    const order = parseWoocommerceOrder({ refunds: [aWoocommerceRefund()] });

    expect(order.refunds).toEqual([
      {
        refundId: '726',
        processedAt: at + hour,
        lines: [{ lineId: '315', quantity: 1, minorUnits: 10_000n, taxMinorUnits: 0n }],
        unallocatedMinorUnits: 0n,
      },
    ]);
  });

  it('is refused by name without an amount', () => {
    const parsed = parseWoocommerce(aWoocommerceOrder({ refunds: [{ id: 726 }] }));

    expect(reasonOf(parsed)).toBe('unreadable-amount');
  });
});

describe('a refund of WooCommerce by itself', () => {
  const read = (changes: Parameters<typeof aWoocommerceRefund>[0] = {}) =>
    refundOf(parseWoocommerce(aWoocommerceRefund({ currency: 'USD', ...changes })));

  it('finds its order by its links, or by parent_id', () => {
    const facts = [{}, { parent_id: 900 }].map((changes) =>
      onlyFact(parseWoocommerce(aWoocommerceRefund({ currency: 'USD', ...changes }))),
    );

    expect(facts.map(({ factId, orderId }) => ({ factId, orderId }))).toEqual([
      { factId: 'woocommerce/refund/727/726@2026-03-02T11:00:00Z', orderId: '727' },
      { factId: 'woocommerce/refund/900/726@2026-03-02T11:00:00Z', orderId: '900' },
    ]);
  });

  it('is no amount without a currency, which only its order has', () => {
    const refund = JSON.parse(JSON.stringify(aWoocommerceRefund()), (_, value) =>
      typeof value === 'number' ? String(value) : value,
    );

    expect(reasonOf(parseWoocommerce(aWoocommerceRefund()))).toBe('no-currency');
    expect(readRefund(refund, { currency: 'JPY' }).content).toMatchObject({
      currency: 'JPY',
      refund: { lines: [{ minorUnits: 100n }] },
    });
  });

  it('says what lines, their tax and the shipping gave back', () => {
    const refund = read({
      amount: '129.90',
      line_items: [aWoocommerceRefundLine({ total_tax: '-19.00' })],
      shipping_lines: [{ id: 5, total: '-8.00', total_tax: '-1.90' }],
      fee_lines: [{ id: 6, total: '-1.00', total_tax: '0.00' }],
    });

    expect(refund).toMatchObject({
      lines: [{ lineId: '315', quantity: 1, minorUnits: 10_000n, taxMinorUnits: 1_900n }],
      beyondGoodsMinorUnits: 1_090n,
      unallocatedMinorUnits: 0n,
    });
    expect(refund).not.toHaveProperty('ofPayment');
  });

  it('counts the rest of its amount as money of the payment', () => {
    expect(read({ amount: '105.00' })).toMatchObject({
      lines: [{ minorUnits: 10_000n }],
      unallocatedMinorUnits: 500n,
      ofPayment: true,
    });
    expect(read({ amount: '95.00' })).toMatchObject({ unallocatedMinorUnits: -500n });
    expect(read({ line_items: [] })).toMatchObject({ lines: [], unallocatedMinorUnits: 10_000n });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no order', { _links: {}, parent_id: 0 }, 'no-order-id'],
    ['no time', { date_created_gmt: null }, 'unreadable-time'],
    ['no id', { id: undefined }, 'no-refund-id'],
  ])('is refused by name with %s', (_, changes, reason) => {
    const parsed = parseWoocommerce(aWoocommerceRefund({ currency: 'USD', ...changes }));

    expect(reasonOf(parsed)).toBe(reason);
  });
});

it('an order keeps its lines when a line of it is refunded', () => {
  const order = orderOf(parseWoocommerce(aWoocommerceOrder({ refunds: [aWoocommerceRefund()] })));

  expect(order.lines).toMatchObject([{ quantity: 2, quantityAfterEdits: 2 }]);
});
