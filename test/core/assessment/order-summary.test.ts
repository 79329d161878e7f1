import { describe, expect, it } from '@jest/globals';
import { assess } from '../../../core/assessment/assess.ts';
import { foldOrder } from '../../../core/assessment/fold-order.ts';
import type { OrderSnapshot } from '../../../core/assessment/order-facts.ts';
import { summarizeOrder } from '../../../core/assessment/order-summary.ts';
import {
  anAttribution,
  anOrderFact,
  anOrderLine,
  anOrderSnapshot,
  aRefund,
  aRefundFact,
  someTerms,
} from '../../support/factories/index.ts';

function summaryOf(changes: Partial<OrderSnapshot>) {
  const order = foldOrder([anOrderFact(anOrderSnapshot(changes))]);
  const terms = someTerms({ customer: 'new' });
  return summarizeOrder(
    order,
    assess({ conversionId: 'shop~1001', order, attribution: anAttribution(), terms }),
  );
}

describe('summarizeOrder', () => {
  it('sums what was sold, discounted, given back and earned', () => {
    const summary = summaryOf({
      lines: [
        anOrderLine({ lineId: 'line-1', discountMinorUnits: 1_000n }),
        anOrderLine({ lineId: 'line-2', giftCard: true }),
      ],
      unallocatedDiscountMinorUnits: 190n,
      refunds: [aRefund()],
    });

    expect(summary).toEqual({
      orderName: '#1001',
      revenueMinorUnits: 6_410n,
      discountMinorUnits: 1_190n,
      commissionMinorUnits: 641n,
      newCustomer: true,
      refundedMinorUnits: 2_500n,
    });
  });

  it('counts no revenue for an order that earns nothing', () => {
    expect(summaryOf({ cancelledAt: 1 })).toMatchObject({
      revenueMinorUnits: 0n,
      discountMinorUnits: 0n,
      commissionMinorUnits: 0n,
    });
  });

  it('is empty while the order itself has not arrived', () => {
    expect(summarizeOrder(foldOrder([aRefundFact()]), undefined)).toEqual({
      revenueMinorUnits: 0n,
      discountMinorUnits: 0n,
      commissionMinorUnits: 0n,
      newCustomer: false,
      refundedMinorUnits: 0n,
    });
  });
});
