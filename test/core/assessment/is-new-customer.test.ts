import { describe, expect, it } from '@jest/globals';
import { isNewCustomer } from '../../../core/assessment/is-new-customer.ts';
import type { CustomerOrder } from '../../../core/identity/customer-history.ts';
import { daysAfterOrder, daysBeforeOrder, orderMoment } from '../../support/factories/index.ts';

const order = { conversionId: 'shop~5', placedAt: orderMoment };
const cutOff = daysAfterOrder(45);
const earlier = (changes: Partial<CustomerOrder> = {}): CustomerOrder => ({
  conversionId: 'shop~1',
  placedAt: daysBeforeOrder(400),
  counts: true,
  recordedAt: daysBeforeOrder(400),
  ...changes,
});

describe('a customer is new', () => {
  it.each<[string, readonly CustomerOrder[]]>([
    ['without other orders', []],
    ['when the only order is this one', [earlier(order)]],
    ['when the other orders came later', [earlier({ placedAt: daysAfterOrder(1) })]],
    ['when earlier orders were never paid or were cancelled', [earlier({ counts: false })]],
    ['when the earlier order was received after the close', [earlier({ recordedAt: cutOff + 1 })]],
    [
      'when another order of the same moment has a greater id',
      [earlier({ ...order, conversionId: 'shop~6' })],
    ],
  ])('%s', (_, orders) => {
    expect(isNewCustomer(order, orders, { cutOff })).toBe(true);
  });

  it('when the earlier order is older than the look-back', () => {
    expect(isNewCustomer(order, [earlier()], { cutOff, lookbackDays: 399 })).toBe(true);
  });
});

describe('a customer is not new', () => {
  it.each<[string, CustomerOrder]>([
    ['after an earlier order, however old', earlier()],
    ['when the earlier order was received just in time', earlier({ recordedAt: cutOff })],
    [
      'after an order of the same moment with a lesser id',
      earlier({ ...order, conversionId: 'shop~4' }),
    ],
  ])('%s', (_, known) => {
    expect(isNewCustomer(order, [known], { cutOff })).toBe(false);
  });

  it('when the earlier order is exactly as old as the look-back', () => {
    expect(isNewCustomer(order, [earlier()], { cutOff, lookbackDays: 400 })).toBe(false);
  });
});
