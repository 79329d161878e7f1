import type { Instant } from '../time/instant.ts';
import type { Decision } from './adjustment-fact.ts';

/** A creator's exact share of an order: `parts` of the sum of all shares' parts, at least 1. */
export type ReassignedShare = { readonly creatorId: string; readonly parts: bigint };

/** A person's word on whose an order is, whatever attribution says; made, never edited. */
export type Reassignment = {
  /** `<conversion>~<16 hex digits>`. */
  readonly reassignmentId: string;
  /** Each creator once. */
  readonly shares: readonly ReassignedShare[];
  readonly reason: string;
  readonly evidence: string;
  readonly author: string;
};

/** Takes a reassignment back: what stood before it stands again. */
export type ReassignmentReversal = {
  readonly reassignmentId: string;
  readonly note: string;
  readonly author: string;
};

/** A reassignment with what became of it: it needs a second person, and until then holds the order. */
export type FoldedReassignment = Reassignment & {
  readonly at: Instant;
  readonly standing: 'waiting' | 'stands' | 'refused' | 'reversed';
  readonly decision?: Decision;
};
