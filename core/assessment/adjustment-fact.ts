import type { Instant } from '../time/instant.ts';

/** Why a person changes what a creator gets: more than the plan says, a mistake, or an order that never arrived. */
export type AdjustmentKind = 'bonus' | 'correction' | 'missing-order';

/** An amount that a person gives to a creator or takes back; never edited, only reversed by its opposite. */
export type Adjustment = {
  readonly kind: AdjustmentKind;
  readonly programId: string;
  readonly creatorId: string;
  /** Negative if it takes back. In `currency`. */
  readonly minorUnits: bigint;
  readonly currency: string;
  /** The creator reads it. */
  readonly reason: string;
  /** What the merchant's people keep for it: a text, or where to look. */
  readonly evidence: string;
  /** When it becomes payable; absent: at once. */
  readonly closeAt?: Instant;
  /** It was above the limit of its program when it was made. */
  readonly needsApproval: boolean;
  /** The conversion of the adjustment whose opposite this is. */
  readonly reverses?: string;
  readonly author: string;
};

/** What a second person decided about something that waits for it. */
export type DecisionFact = {
  /** The conversion of an adjustment, or the id of a reassignment or an early close. */
  readonly decides: string;
  readonly outcome: 'approved' | 'refused';
  readonly note?: string;
  readonly author: string;
};

export type Decision = Omit<DecisionFact, 'decides'> & { readonly at: Instant };

/** An adjustment with what was decided about it. */
export type FoldedAdjustment = Adjustment & {
  readonly at: Instant;
  /** What is waiting is held until a second person decides; what is refused owes nothing. */
  readonly standing: 'waiting' | 'stands' | 'refused';
  readonly decision?: Decision;
};
