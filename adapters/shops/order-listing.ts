import type { Instant } from '../../core/time/instant.ts';

/** Which orders are listed, by when they last changed; both ends are included. */
export type OrderQuery = {
  readonly changedFrom: Instant;
  readonly changedUntil: Instant;
  /** Where to go on: what the page before said. */
  readonly cursor?: string;
};

/** An order as a list names it, with the shop's own time of its last change. */
export type ListedOrder = { readonly orderId: string; readonly changedAt: Instant };

/**
 * A part of a list, the oldest change first. Orders on the seam of two pages may be on both; one that changes while it
 * is listed is listed again with its new change, if that is in the query.
 */
export type OrderPage = {
  readonly orders: readonly ListedOrder[];
  /** Absent: that was all. */
  readonly next?: string;
};
