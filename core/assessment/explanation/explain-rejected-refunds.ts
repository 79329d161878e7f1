import { formatInstant } from '../../time/format-instant.ts';
import type { FoldedRefund, OrderState } from '../order-state.ts';

/** A refund that took nothing from the order, and why. */
export type ExplainedRefund = {
  readonly refundId: string;
  readonly processedAt: string;
  readonly reason: NonNullable<FoldedRefund['rejected']>;
};

/** The refunds of an order that were not applied; absent if there are none. */
export function explainRejectedRefunds(order: Pick<OrderState, 'refunds'> | undefined): {
  readonly rejectedRefunds?: readonly ExplainedRefund[];
} {
  const rejectedRefunds = (order?.refunds ?? []).flatMap(
    ({ refund: { refundId, processedAt }, rejected: reason }) =>
      reason === undefined ? [] : [{ refundId, processedAt: formatInstant(processedAt), reason }],
  );
  return rejectedRefunds.length === 0 ? {} : { rejectedRefunds };
}

/** Each of them in a sentence. */
export function renderRejectedRefunds(refunds: readonly ExplainedRefund[] = []): string[] {
  return refunds.map(
    ({ refundId, processedAt, reason }) =>
      `The refund ${refundId} of ${processedAt.slice(0, 10)} takes nothing, because ${reasons[reason]}.`,
  );
}

const reasons: Readonly<Record<ExplainedRefund['reason'], string>> = {
  'exceeds-remaining': 'it is more than what is left of the order',
  'unknown-line': 'it names a line that the order does not have',
  'other-currency': 'it is in another currency than the order',
  'told-by-shop': 'the shop tells of the same money itself',
};
