import { describe, expect, it } from '@jest/globals';
import { computeExpiryAt } from '../../../core/assessment/compute-expiry-at.ts';
import type { OrderSnapshot } from '../../../core/assessment/order-facts.ts';
import { anOrderSnapshot, daysAfterOrder } from '../../support/factories/index.ts';

const { paidAt: _, ...unpaid } = anOrderSnapshot({ financialStatus: 'pending' });
const expiryOf = (order: Partial<OrderSnapshot>) =>
  computeExpiryAt({ snapshot: { ...unpaid, ...order } }, { unpaidExpiryDays: 30 });

describe('computeExpiryAt', () => {
  it.each<[string, Partial<OrderSnapshot>]>([
    ['not paid', {}],
    ['only authorized', { financialStatus: 'authorized' }],
    ['paid in part', { financialStatus: 'partially-paid' }],
  ])('gives an order that is %s the days of its program', (_, order) => {
    expect(expiryOf(order)).toBe(daysAfterOrder(30));
  });

  it.each<[string, Partial<OrderSnapshot>]>([
    ['paid', { paidAt: daysAfterOrder(1) }],
    ['cancelled', { cancelledAt: daysAfterOrder(1) }],
    ['voided', { financialStatus: 'voided' }],
    ['a test', { test: true }],
  ])('never ends the wait for an order that is %s', (_, order) => {
    expect(expiryOf(order)).toBeUndefined();
  });

  it('never ends the wait for an order that has not arrived', () => {
    expect(computeExpiryAt({}, { unpaidExpiryDays: 30 })).toBeUndefined();
  });
});
