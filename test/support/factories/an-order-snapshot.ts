import type { OrderSnapshot } from '../../../core/assessment/order-facts.ts';
import { anOrderLine } from './an-order-line.ts';
import { orderMoment } from './moments.ts';

/** A paid order of one line for 100.00 USD, not yet fulfilled, by a known buyer. */
export function anOrderSnapshot(changes: Partial<OrderSnapshot> = {}): OrderSnapshot {
  return {
    orderId: '1001',
    orderName: '#1001',
    placedAt: orderMoment,
    currency: 'USD',
    taxIncluded: false,
    test: false,
    financialStatus: 'paid',
    paidAt: orderMoment,
    fullyFulfilled: false,
    lines: [anOrderLine()],
    unallocatedDiscountMinorUnits: 0n,
    codes: [],
    tokens: [],
    refunds: [],
    buyerIdentityHashes: ['k1:buyer'],
    country: 'US',
    giftCardTenderMinorUnits: 0n,
    ...changes,
  };
}
