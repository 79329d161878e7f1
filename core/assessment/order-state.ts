import type { Instant } from '../time/instant.ts';
import type { ReportedActivity } from './activity-fact.ts';
import type { FoldedAdjustment } from './adjustment-fact.ts';
import type { Dispute } from './dispute.ts';
import type { FoldedEarlyClose } from './early-close.ts';
import type { HoldReason, OrderSnapshot, Refund } from './order-facts.ts';
import type { FoldedReassignment } from './reassignment.ts';

/**
 * A refund and what became of it: one beyond what is left of its order, of a line that the order
 * does not have, in another currency, or told once more by a connection of payments is kept, not applied.
 */
export type FoldedRefund = {
  readonly refund: Refund;
  readonly rejected?: 'exceeds-remaining' | 'unknown-line' | 'other-currency' | 'told-by-shop';
};

export type OpenHold = {
  readonly holdId: string;
  readonly reason: HoldReason;
  readonly note: string;
  readonly since: Instant;
};

/** What all facts of an order say together; a function of the set of facts, not of their order. */
export type OrderState = {
  /** Absent while only refunds or holds have arrived: they are parked until the order comes. */
  readonly snapshot?: OrderSnapshot;
  /** Of a conversion that is no order: the activity, as it was reported last. */
  readonly activity?: ReportedActivity;
  /** Likewise: what a person gave or took back. */
  readonly adjustment?: FoldedAdjustment;
  /** What people said of whose the order is, oldest first; absent if nobody did. */
  readonly reassignments?: readonly FoldedReassignment[];
  /** What people said about closing it before its window is over, oldest first; absent if nobody did. */
  readonly earlyCloses?: readonly FoldedEarlyClose[];
  readonly refunds: readonly FoldedRefund[];
  /** Absent if there are none. A lost one is among the refunds, too. */
  readonly disputes?: readonly Dispute[];
  readonly openHolds: readonly OpenHold[];
  /** Holds that a person has let go, in id order; one that has not been opened yet will not be. */
  readonly releasedHoldIds: readonly string[];
  /** Ids of facts that contradict another of the same source version in money; kept and flagged. */
  readonly conflicts: readonly string[];
  /** Nobody paid it in time: it owes nothing until somebody does. Of open orders only; absent: it has not expired. */
  readonly expired?: true;
  /** When the edge received the first fact of the order. */
  readonly firstRecordedAt: Instant;
};
