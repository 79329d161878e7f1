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
  list(merchantId: string, personHash: string): Promise<CustomerOrder[]>;
}
