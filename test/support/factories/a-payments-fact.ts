import type { FactContent } from '../../../core/assessment/order-facts.ts';
import type { PaymentsFact } from '../../../core/references/index.ts';
import { aRefund } from './a-refund.ts';
import { daysAfterOrder } from './moments.ts';

/** A refund of 25.00 of the payment of the factories' order, as the connection `pay` tells it. */
export function aPaymentsFact(changes: Partial<PaymentsFact> = {}): PaymentsFact {
  const at = changes.sourceVersion ?? daysAfterOrder(3);
  return {
    merchantId: 'acme',
    toldBy: 'acme.pay',
    referenceIds: ['shop~payment/pi_1'],
    factId: 'pay/refund/re_1',
    digest: 'digest-re_1',
    sourceVersion: at,
    recordedAt: at + 2_000,
    content: aPaymentsRefund('re_1', 2_500n),
    ...changes,
  };
}

/** A refund of a payment that says nothing of goods. */
export function aPaymentsRefund(refundId: string, minorUnits: bigint, day = 3): FactContent {
  const refund = aRefund({
    refundId: `pay_${refundId}`,
    processedAt: daysAfterOrder(day),
    lines: [],
    unallocatedMinorUnits: minorUnits,
    ofPayment: true,
  });
  return { kind: 'refund', topic: 'refund', refund, currency: 'USD' };
}
