import type { Instant } from '../time/instant.ts';

export const costKinds = ['fee', 'goods', 'shipping', 'boost', 'other'] as const;

/**
 * What a program cost beside commissions and discounts: a fee paid elsewhere, goods sent, their shipping, a
 * boost. It moves no money here and is owed to nobody. An opposite amount takes it back.
 */
export type Cost = {
  readonly merchantId: string;
  /** Chosen by who tells it: the same id is the same cost. */
  readonly costId: string;
  readonly programId: string;
  /** The UTC day (`YYYY-MM-DD`) whose report has it. */
  readonly day: string;
  readonly kind: (typeof costKinds)[number];
  /** Negative if it takes back. In `currency`. */
  readonly minorUnits: bigint;
  readonly currency: string;
  readonly creatorId?: string;
  readonly contentId?: string;
  readonly campaignId?: string;
  readonly note: string;
  readonly author: string;
  readonly recordedAt: Instant;
};

export interface CostStore {
  /** `duplicate`: there is a cost of this id, whatever it says, and nothing was changed. */
  add(cost: Cost): Promise<'added' | 'duplicate'>;
  find(merchantId: string, costId: string): Promise<Cost | undefined>;
  /** By id, from an index: what was written a moment ago may be missing. */
  listOfDay(merchantId: string, programId: string, day: string): Promise<Cost[]>;
}
