import type { Dispute } from './dispute.ts';
import type { OpenHold } from './order-state.ts';

/**
 * The holds that disputes ask for: while one is open, and after one is lost in another currency than the order's,
 * where nobody knows what it takes from the order and a person must say. A hold's id is made of the
 * conversion and the dispute, so that every fold finds the same one.
 *
 * @param currency the order's; absent while it has not arrived.
 */
export function listDisputeHolds(
  disputes: readonly Dispute[],
  conversionId: string,
  currency: string | undefined,
): OpenHold[] {
  return disputes.flatMap((dispute): OpenHold[] => {
    const note = describeOpen(dispute, currency);
    if (note === undefined) return [];
    const holdId = `${conversionId}~dispute-${dispute.disputeId}`;
    return [{ holdId, reason: 'dispute', note, since: dispute.openedAt }];
  });
}

function describeOpen(dispute: Dispute, orderCurrency: string | undefined): string | undefined {
  const { disputeId, kind, status, currency } = dispute;
  if (status === 'opened') return `The ${kind} ${disputeId} of the payment is open.`;
  const isForeign = orderCurrency !== undefined && currency !== orderCurrency;
  if (status !== 'lost' || kind === 'inquiry' || !isForeign) return undefined;
  return `The ${kind} ${disputeId} was lost in ${currency}, and the order is in ${orderCurrency}: adjust it by hand.`;
}
