import type { Fact } from '../../../core/assessment/order-facts.ts';
import type { RefundedTotal } from '../../../core/assessment/refunded-total.ts';
import { aFact } from './a-fact.ts';
import { daysAfterOrder } from './moments.ts';

/** A fact that says how much of the payment of the factories' order had gone back by a day after it. */
export function aRefundedTotalFact(
  minorUnits: bigint,
  day: number,
  changes: Partial<RefundedTotal> = {},
): Fact {
  const total = { paymentId: 'ch_1', minorUnits, currency: 'USD', ...changes };
  const sourceVersion = daysAfterOrder(day);
  return aFact({
    factId: `refunded-total/${total.paymentId}@${sourceVersion}`,
    digest: `digest-${total.paymentId}-${minorUnits}`,
    sourceVersion,
    recordedAt: sourceVersion + 2_000,
    content: { kind: 'refunded-total', topic: 'charge.refunded', total },
  });
}
