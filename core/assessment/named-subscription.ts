import type { Instant } from '../time/instant.ts';

/** A subscription that an order pays for. */
export type PaidSubscription = {
  /** Unique among all subscriptions of the merchant, so it names its source, such as `stripe/sub_1`. */
  readonly subscriptionId: string;
  /** Which payment of it the order is, counted from 1. */
  readonly paymentNumber?: number;
  /** Until when the payment pays. Without it, a pause is counted from the payment. */
  readonly paidUntil?: Instant;
};

/** What somebody says of one subscription of an order, apart from the order itself; a later word of the same subscription replaces it. */
export type NamedSubscription = PaidSubscription & {
  /** Days that the payment pays from the order on, where no moment is said. */
  readonly paidDays?: number;
  /** The order is no payment of it, as was said before. */
  readonly withdrawn?: true;
};
