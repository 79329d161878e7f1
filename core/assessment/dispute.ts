import type { Instant } from '../time/instant.ts';

/** A customer's bank asks for a payment back (`chargeback`), or only asks about it (`inquiry`). */
export type Dispute = {
  readonly disputeId: string;
  readonly kind: 'chargeback' | 'inquiry';
  readonly status: 'opened' | 'won' | 'lost';
  readonly openedAt: Instant;
  /** When it was won or lost. */
  readonly endedAt?: Instant;
  /** What is asked for of the payment, tax and all. */
  readonly minorUnits: bigint;
  readonly currency: string;
};
