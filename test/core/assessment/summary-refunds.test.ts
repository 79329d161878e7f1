import { describe, expect, it } from '@jest/globals';
import { foldOrder } from '../../../core/assessment/fold-order.ts';
import {
  anOrderFact,
  anOrderLine,
  anOrderSnapshot,
  aRefund,
  aRefundFact,
  daysAfterOrder,
} from '../../support/factories/index.ts';

const summary = {
  ...aRefund({ lines: [], unallocatedMinorUnits: 2_700n, processedAt: daysAfterOrder(9) }),
  ofPayment: true,
  summary: true,
} as const;
const detailed = aRefund();
const order = anOrderSnapshot({ lines: [anOrderLine({ taxMinorUnits: 800n })] });
const listed = (refund = summary) =>
  anOrderFact({ ...order, refunds: [refund] }, { sourceVersion: daysAfterOrder(9) });

describe('a refund that an order lists with its sum alone', () => {
  it('counts by its part for goods while nothing more is known', () => {
    const { refunds } = foldOrder([listed()]);

    expect(refunds).toMatchObject([{ refund: { refundId: 'refund-1' } }]);
    expect(refunds[0]).not.toHaveProperty('rejected');
  });

  it('takes no place from what the refund says itself, though it is told later', () => {
    for (const facts of [
      [aRefundFact(detailed), listed()],
      [listed(), aRefundFact(detailed)],
    ]) {
      expect(foldOrder(facts).refunds.map(({ refund }) => refund.lines)).toEqual([detailed.lines]);
    }
  });

  it('is replaced by a later sum', () => {
    const later = anOrderFact(
      { ...order, refunds: [{ ...summary, unallocatedMinorUnits: 500n }] },
      { sourceVersion: daysAfterOrder(10), digest: 'later' },
    );

    const { refunds } = foldOrder([listed(), later]);

    expect(refunds.map(({ refund }) => refund.unallocatedMinorUnits)).toEqual([500n]);
  });
});

describe('a refund of some lines, and of more of the payment', () => {
  it('takes the lines whole, and no more of the rest than they leave', () => {
    const refund = aRefund({ unallocatedMinorUnits: 99_999n, ofPayment: true });

    const { refunds } = foldOrder([anOrderFact(order), aRefundFact(refund)]);

    expect(refunds).toHaveLength(1);
    expect(refunds[0]).not.toHaveProperty('rejected');
  });
});
