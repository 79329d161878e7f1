import { describe, expect, it } from '@jest/globals';
import { shopifyOrderBody } from '../../../../cli/demo/shopify-payloads.ts';
import { aShopifyOrder, parseDelivery, parseFact } from '../../../support/shopify-deliveries.ts';

const contract = (changes: object = {}) =>
  JSON.stringify({
    id: 501,
    admin_graphql_api_id: 'gid://shopify/SubscriptionContract/501',
    origin_order_id: 1001,
    billing_policy: { interval: 'year', interval_count: 1, min_cycles: null },
    status: 'active',
    ...changes,
  });
const attempt = (changes: object = {}) =>
  JSON.stringify({
    id: null,
    idempotency_key: 'key',
    order_id: 1002,
    subscription_contract_id: 501,
    ready: true,
    ...changes,
  });
const began = 'subscription_contracts/create';
const billed = 'subscription_billing_attempts/success';

describe('a subscription contract of Shopify', () => {
  it('has the order of its checkout as its first payment, which pays for one interval', () => {
    expect(parseFact(contract(), began)).toEqual({
      factId: 'shopify/subscription/1001/shopify/501',
      orderId: '1001',
      sourceVersion: 0,
      content: {
        kind: 'subscription',
        subscription: { subscriptionId: 'shopify/501', paymentNumber: 1, paidDays: 366 },
      },
    });
  });

  it.each([
    ['is not known', null],
    ['has another name', { interval: 'fortnight', interval_count: 1 }],
    ['is none', { interval: 'week', interval_count: 0 }],
  ])('says nothing of how long, if its interval %s', (_, billing_policy) => {
    const { content } = parseFact(contract({ billing_policy }), began);

    expect(content).toMatchObject({ subscription: { subscriptionId: 'shopify/501' } });
    expect(content).not.toHaveProperty('subscription.paidDays');
  });

  it('that no checkout began says nothing of an order', () => {
    expect(parseDelivery(contract({ origin_order_id: null }), began)).toEqual({ kind: 'ignored' });
  });

  it('names the orders that renew it, and not which renewal they are', () => {
    const fact = parseFact(attempt({ created_at: '2026-03-02T10:00:00Z' }), billed);

    expect(fact).toMatchObject({ orderId: '1002', sourceVersion: Date.UTC(2026, 2, 2, 10) });
    expect(fact.content).toEqual({
      kind: 'subscription',
      subscription: { subscriptionId: 'shopify/501' },
    });
  });

  it('that was billed without an order is kept as unusable', () => {
    expect(parseDelivery(attempt({ order_id: null }), billed)).toMatchObject({
      kind: 'rejected',
      rejection: { reason: 'no-order-id' },
    });
  });
});

describe('an order of Shopify', () => {
  const subscriptionOf = (changes: object) => {
    const body = { ...JSON.parse(shopifyOrderBody(aShopifyOrder())), ...changes };
    const { content } = parseFact(JSON.stringify(body), 'orders/updated');
    return content.kind === 'order' ? content.order.subscription : undefined;
  };
  const named = (...values: string[]) =>
    values.map((value) => ({ name: 'tributary_subscription', value }));

  it('names its subscription in a note attribute, with its number', () => {
    const number = { name: 'tributary_payment_number', value: '3' };

    expect(subscriptionOf({ note_attributes: [...named('recharge/7'), number] })).toEqual({
      subscriptionId: 'recharge/7',
      paymentNumber: 3,
    });
    expect(
      subscriptionOf({ note_attributes: [...named('recharge/7'), { ...number, value: '0' }] }),
    ).toEqual({ subscriptionId: 'recharge/7' });
  });

  it.each([
    ['that some contract was renewed', { source_name: 'subscription_contract' }],
    ['two subscriptions', { note_attributes: named('a', 'b') }],
    ['what can be none', { note_attributes: named('a b') }],
  ])('is of none if it says %s', (_, changes) => {
    expect(subscriptionOf(changes)).toBeUndefined();
  });
});
