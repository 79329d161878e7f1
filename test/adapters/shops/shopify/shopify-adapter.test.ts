import { describe, expect, it } from '@jest/globals';
import { shopifyOrderBody, shopifyRefundBody } from '../../../../cli/demo/shopify-payloads.ts';
import {
  aShopifyOrder,
  aShopifyRefund,
  parseDelivery,
  parseFact,
  rewrite,
  shopMoment,
} from '../../../support/shopify-deliveries.ts';

const orderBody = shopifyOrderBody(aShopifyOrder({ updatedAt: shopMoment + 1_000 }));
const refundBody = shopifyRefundBody(aShopifyRefund());

/** As Shopify's reference describes `disputes/create`. */
const aDisputeBody = {
  id: 285_332_461_850_802_050n.toString(),
  order_id: '820982911946154508',
  type: 'chargeback',
  amount: '11.50',
  currency: 'USD',
  reason: 'fraudulent',
  network_reason_code: '4837',
  status: 'needs_response',
  evidence_due_by: '2026-03-20T19:00:00-05:00',
  evidence_sent_on: null,
  finalized_on: null,
  initiated_at: '2026-03-09T05:00:00-05:00',
};

describe('the facts of Shopify', () => {
  it.each([
    'orders/create',
    'orders/paid',
    'orders/updated',
    'orders/fulfilled',
    'orders/cancelled',
  ])('of %s are the order at its own update time', (topic) => {
    expect(parseFact(orderBody, topic)).toMatchObject({
      factId: 'shopify/order/820982911946154508@2026-03-02T10:00:01Z',
      orderId: '820982911946154508',
      sourceVersion: shopMoment + 1_000,
      content: { kind: 'order', topic },
    });
  });

  it('of refunds/create are the refund of its order', () => {
    expect(parseFact(refundBody, 'refunds/create')).toMatchObject({
      factId: 'shopify/refund/820982911946154508/890088186047892319@2026-03-02T11:00:00Z',
      orderId: '820982911946154508',
      sourceVersion: shopMoment + 3_600_000,
      content: { kind: 'refund', currency: 'USD' },
    });
  });

  it.each([
    ['needs_response', undefined, 'opened', '2026-03-09T10:00:00Z'],
    ['under_review', undefined, 'opened', '2026-03-09T10:00:00Z'],
    ['charge_refunded', '2026-04-01T10:00:00Z', 'won', '2026-04-01T10:00:00Z'],
    ['won', '2026-04-01T10:00:00Z', 'won', '2026-04-01T10:00:00Z'],
    ['accepted', '2026-04-01T10:00:00Z', 'lost', '2026-04-01T10:00:00Z'],
    ['lost', '2026-04-01T10:00:00Z', 'lost', '2026-04-01T10:00:00Z'],
  ])(
    'of a dispute that is %s name its order and what became of it',
    (status, end, ours, version) => {
      const body = { ...aDisputeBody, status, finalized_on: end ?? null };

      expect(parseFact(JSON.stringify(body), 'disputes/update')).toMatchObject({
        factId: `shopify/dispute/820982911946154508/285332461850802050@${version}`,
        orderId: '820982911946154508',
        content: {
          kind: 'dispute',
          dispute: { kind: 'chargeback', status: ours, minorUnits: 1_150n, currency: 'USD' },
        },
      });
    },
  );

  it.each([
    ['no order', { order_id: null }, 'no-order-id'],
    ['a status that nobody knows', { status: 'pondered' }, 'unknown-dispute-status'],
    ['a type that nobody knows', { type: 'complaint' }, 'unknown-dispute-type'],
    ['an amount that is none', { amount: '1e400' }, 'unreadable-amount'],
    ['an amount below zero', { amount: '-1.00' }, 'unreadable-amount'],
    ['a currency that nobody knows', { currency: 'XQX' }, 'unknown-currency'],
    ['no readable time', { initiated_at: 'yesterday' }, 'unreadable-time'],
  ])('are none for a dispute with %s', (_, change, reason) => {
    const body = JSON.stringify({ ...aDisputeBody, ...change });

    expect(parseDelivery(body, 'disputes/create')).toMatchObject({
      kind: 'rejected',
      rejection: { reason },
    });
  });

  it('do not depend on the time zone in which a shop writes', () => {
    const local = rewrite(orderBody, {
      '2026-03-02T10:00:01+00:00': '2026-03-02T05:00:01-05:00',
    });

    expect(parseFact(local, 'orders/paid').factId).toBe(
      'shopify/order/820982911946154508@2026-03-02T10:00:01Z',
    );
  });

  it('are read of a saved REST answer, too, which wraps what webhooks send bare', () => {
    expect(parseFact(`{"order":${orderBody}}`, 'orders/paid')).toEqual(
      parseFact(orderBody, 'orders/paid'),
    );
  });

  it('are none for topics that say nothing about money', () => {
    expect(parseDelivery('{"id":1}', 'products/create')).toEqual({ kind: 'ignored' });
  });
});

describe('a delivery of Shopify', () => {
  it('that is no JSON is not parseable', () => {
    expect(parseDelivery(orderBody.slice(0, -1), 'orders/paid')).toHaveProperty(
      'kind',
      'not-parseable',
    );
  });

  it.each([
    ['no-order-id', { '"id":820982911946154508,': '' }],
    ['no-order-id', { '"id":820982911946154508,': '"id":8.2e17,' }],
    ['unknown-currency', { '"currency":"USD"': '"currency":"example string"' }],
    ['unknown-currency', { '"currency":"USD"': '"currency":"constructor"' }],
    ['unreadable-amount', { '"amount":"100.00"': '"amount":"example string"' }],
    ['unreadable-amount', { '"amount":"100.00"': '"amount":"12,50"' }],
    ['unreadable-amount', { '"amount":"100.00"': '"amount":1e400' }],
    ['unreadable-amount', { '"amount":"100.00"': '"amount":"-100.00"' }],
    ['unreadable-amount', { '"amount":"100.00"': '"amount":"100.001"' }],
    [
      'unreadable-amount',
      {
        '"price":"100.00"': '"price":null',
        '"price_set":{"shop_money":{"amount":"100.00","currency_code":"USD"},"presentment_money":{"amount":"100.00","currency_code":"USD"}}':
          '"price_set":null',
      },
    ],
    ['mixed-currencies', { '"currency_code":"USD"': '"currency_code":"EUR"' }],
    ['unreadable-time', { '"updated_at":"2026-03-02T10:00:01+00:00"': '"updated_at":"yesterday"' }],
    [
      'unreadable-time',
      { '"created_at":"2026-03-02T10:00:00+00:00"': '"created_at":"2026-03-02"' },
    ],
    ['unknown-financial-status', { '"financial_status":"paid"': '"financial_status":"happy"' }],
    ['unexpected-shape', { '"quantity":2': '"quantity":1.5' }],
    ['unexpected-shape', { '"line_items":[': '"line_items":[[],' }],
  ])('with unusable content is rejected as %s: %j', (reason, changes) => {
    const parsed = parseDelivery(
      rewrite(orderBody, changes as Record<string, string>),
      'orders/paid',
    );

    expect(parsed).toMatchObject({ kind: 'rejected', rejection: { reason } });
  });

  it.each([
    ['no-order-id', { '"order_id":820982911946154508,': '' }],
    ['no-refund-id', { '{"id":890088186047892319,': '{' }],
    [
      'unreadable-time',
      {
        '"created_at":"2026-03-02T11:00:00+00:00"': '"created_at":null',
        '"processed_at":"2026-03-02T11:00:00+00:00"': '"processed_at":null',
      },
    ],
    ['unknown-currency', { '"currency_code":"USD"': '"currency_code":"XX"' }],
  ])('of a refund with unusable content is rejected as %s', (reason, changes) => {
    const parsed = parseDelivery(
      rewrite(refundBody, changes as Record<string, string>),
      'refunds/create',
    );

    expect(parsed).toMatchObject({ kind: 'rejected', rejection: { reason } });
  });

  it('without a topic, or with a body that is no object, is rejected', () => {
    expect(parseDelivery(orderBody, '')).toMatchObject({
      rejection: { reason: 'missing-topic' },
    });
    expect(parseDelivery('[]', 'orders/paid')).toMatchObject({
      rejection: { reason: 'unexpected-shape' },
    });
  });

  it('is rejected without quoting what people wrote in it', () => {
    const parsed = parseDelivery(
      rewrite(orderBody, { '"amount":"100.00"': '"amount":"mia@x.example"' }),
      'orders/paid',
    );

    expect(JSON.stringify(parsed)).not.toContain('mia@x.example');
  });
});
