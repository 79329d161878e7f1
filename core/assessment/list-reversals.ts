import type { Dispute } from './dispute.ts';
import type { Refund } from './order-facts.ts';

/**
 * What lost chargebacks took back, as refunds of the payment. An inquiry moves no money: where it
 * leads to a refund, the shop tells of that.
 */
export function listReversals(
  disputes: readonly Dispute[],
): { readonly refund: Refund; readonly currency: string }[] {
  return disputes
    .filter(({ kind, status }) => kind === 'chargeback' && status === 'lost')
    .map(({ disputeId, openedAt, endedAt = openedAt, minorUnits, currency }) => ({
      currency,
      refund: {
        refundId: `dispute/${disputeId}`,
        processedAt: endedAt,
        lines: [],
        unallocatedMinorUnits: minorUnits,
        ofPayment: true,
      },
    }));
}
