import type { Instant } from '../time/instant.ts';

/** One order of a person, as far as it makes the person a returning customer. */
export type CustomerOrder = {
  readonly conversionId: string;
  readonly placedAt: Instant;
  /** Paid and not fully cancelled. */
  readonly counts: boolean;
  readonly recordedAt: Instant;
};

export interface CustomerHistory {
  /** Stores or replaces a person's order; says whether anything changed. */
  record(merchantId: string, personHash: string, order: CustomerOrder): Promise<'changed' | 'same'>;
  list(merchantId: string, personHash: string): Promise<CustomerOrder[]>;
}
