import { describe, expect, it } from '@jest/globals';
import { computeCloseAt } from '../../../core/assessment/compute-close-at.ts';
import type { OrderSnapshot } from '../../../core/assessment/order-facts.ts';
import {
  anOrderLine,
  anOrderSnapshot,
  aProgram,
  daysAfterOrder,
} from '../../support/factories/index.ts';

// Holds of 30 days after fulfilment, 45 after payment, 14 for digital goods.
const { hold } = aProgram();
const closeOf = (order: Partial<OrderSnapshot>) =>
  computeCloseAt({ snapshot: anOrderSnapshot(order) }, hold);
const paidAt = daysAfterOrder(1);

describe('an order closes', () => {
  it.each<[string, Partial<OrderSnapshot>, number]>([
    [
      '30 days after its last fulfilment',
      { paidAt, lastFulfilledAt: daysAfterOrder(5), fullyFulfilled: true },
      35,
    ],
    [
      '30 days after a late shipment, however long ago it was paid',
      { paidAt, lastFulfilledAt: daysAfterOrder(50), fullyFulfilled: true },
      80,
    ],
    ['45 days after the payment if nothing was fulfilled', { paidAt }, 46],
    [
      '45 days after the payment if a part was fulfilled',
      { paidAt, lastFulfilledAt: daysAfterOrder(2) },
      46,
    ],
    [
      '30 days after a parcel that went out late, if more is to come',
      { paidAt, lastFulfilledAt: daysAfterOrder(40) },
      70,
    ],
    [
      '14 days after the payment if nothing is shipped',
      { paidAt, lines: [anOrderLine({ requiresShipping: false })] },
      15,
    ],
    [
      '14 days after the payment if what had to be shipped was edited away',
      {
        paidAt,
        lines: [
          anOrderLine({ lineId: 'a', quantityAfterEdits: 0 }),
          anOrderLine({ lineId: 'b', requiresShipping: false }),
        ],
      },
      15,
    ],
    [
      'as a paid order though a part was refunded',
      { paidAt, financialStatus: 'partially-refunded' },
      46,
    ],
    [
      '45 days after the payment if it was cancelled',
      { paidAt, cancelledAt: daysAfterOrder(2) },
      46,
    ],
    [
      '45 days after the order if it was cancelled unpaid',
      { paidAt: undefined, financialStatus: 'pending', cancelledAt: daysAfterOrder(2) },
      45,
    ],
    [
      '45 days after the order if it was voided unpaid',
      { paidAt: undefined, financialStatus: 'voided' },
      45,
    ],
  ])('%s', (_, order, days) => {
    expect(closeOf(order)).toBe(daysAfterOrder(days));
  });
});

describe('an order does not close', () => {
  it('while it is not paid', () => {
    expect(closeOf({ paidAt: undefined, financialStatus: 'authorized' })).toBeUndefined();
  });

  it('if it is a test', () => {
    expect(closeOf({ test: true })).toBeUndefined();
  });

  it('before it has arrived', () => {
    expect(computeCloseAt({}, hold)).toBeUndefined();
  });
});
