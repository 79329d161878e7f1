import type { Refund } from '../../../core/assessment/order-facts.ts';
import { daysAfterOrder } from './moments.ts';

/** A refund of 25.00 on the first line of the factories' order, three days after it. */
export function aRefund(changes: Partial<Refund> = {}): Refund {
  return {
    refundId: 'refund-1',
    processedAt: daysAfterOrder(3),
    lines: [{ lineId: 'line-1', quantity: 0, minorUnits: 2_500n }],
    unallocatedMinorUnits: 0n,
    ...changes,
  };
}
