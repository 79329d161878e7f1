import type { Instant } from '../time/instant.ts';

/** What a payment provider says of one payment of an order; a later word replaces the earlier one. */
export type PaymentState = {
  readonly paymentId: string;
  /** `paid`: with it the order is paid in full. */
  readonly status: 'pending' | 'paid' | 'failed';
  readonly at: Instant;
};
