import type { Instant } from '../time/instant.ts';

/** One payment of a subscription, as far as it places the others. */
export type SubscriptionPayment = {
  readonly conversionId: string;
  readonly placedAt: Instant;
  /** Until when it pays, if the source says it: a pause begins there. */
  readonly paidUntil?: Instant;
  /** Counted from 1, if the source counts. */
  readonly paymentNumber?: number;
  /** Paid, no test, and still of this subscription; others begin nothing. */
  readonly counts: boolean;
};

/** A payment as it is kept. */
export type KeptPayment = SubscriptionPayment & {
  /** What later payments were told of last, since this one is what it is: a text that its teller knows again. */
  readonly toldOf?: string;
};

/** The payments of subscriptions, by merchant and the subscription's own id. */
export interface SubscriptionStore {
  /** Stores or replaces a payment; says whether anything changed. Durable when it answers. */
  record(
    merchantId: string,
    subscriptionId: string,
    payment: SubscriptionPayment,
  ): Promise<'changed' | 'same'>;
  /** All of them, by conversion id; read strongly. */
  list(merchantId: string, subscriptionId: string): Promise<KeptPayment[]>;
  /** Notes what later payments were told of; of a payment that is another by now, nothing. */
  noteTold(
    merchantId: string,
    subscriptionId: string,
    payment: SubscriptionPayment,
    toldOf: string,
  ): Promise<void>;
}
