import type { Money } from '../money/money.ts';
import type { Instant } from '../time/instant.ts';

/** One order of a person, as far as it says something about the person's other orders. */
export type CustomerOrder = {
  readonly conversionId: string;
  readonly placedAt: Instant;
  /** Paid and not fully cancelled. */
  readonly counts: boolean;
  readonly recordedAt: Instant;
  /** What the goods cost as they were ordered; absent if the order earns nobody anything. */
  readonly value?: Money;
};

/** An order as it is kept. */
export type KeptOrder = CustomerOrder & {
  /** All later orders of the person were asked to be assessed again since the order is what it is. */
  readonly isTold?: true;
};

export interface CustomerHistory {
  /**
   * Stores or replaces a person's order. `added`: nothing was known of it, and so nothing was
   * overwritten; `changed`: something else may have been; `same`: this was known already.
   */
  record(
    merchantId: string,
    personHash: string,
    order: CustomerOrder,
  ): Promise<'added' | 'changed' | 'same'>;
  list(merchantId: string, personHash: string): Promise<KeptOrder[]>;
  /** Notes that later orders were told of an order; of one that is another by now, nothing. */
  noteTold(merchantId: string, personHash: string, order: CustomerOrder): Promise<void>;
}
