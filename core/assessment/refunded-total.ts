/**
 * What a payment provider says went back of one payment so far, tax and all, without naming the refunds:
 * Stripe's `amount_refunded`. A later figure replaces the earlier one; a refund that failed lowers it.
 */
export type RefundedTotal = {
  readonly paymentId: string;
  readonly minorUnits: bigint;
  readonly currency: string;
};
