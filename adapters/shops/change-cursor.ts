import type { Instant } from '../../core/time/instant.ts';
import { ApiAnswerError } from '../http/api-error.ts';
import type { ListedOrder, OrderPage, OrderQuery } from './order-listing.ts';

/*
 * Lists are paged by time, and not by number: an order that changes while the list is read moves to its end, and every
 * order behind it a place forward, over the seam of two pages. So a page begins with the last change of the one before.
 * Only where more orders than a page holds changed in one second, the API's own way to a next page is taken.
 */

/** Where a page begins. */
export type ListingPlace = {
  readonly from: Instant;
  /** The API's own name of the page, counted from this time. */
  readonly place?: string;
};

/** @throws RangeError for a cursor that no page has said. */
export function readPlace({ changedFrom, cursor }: OrderQuery): ListingPlace {
  if (cursor === undefined) return { from: changedFrom };
  const [, from, place] = /^(\d{1,13})(?:\/(.+))?$/.exec(cursor) ?? [];
  if (from === undefined) throw new RangeError('No page has said this cursor.');
  return { from: Number(from), ...(place === undefined ? {} : { place }) };
}

/**
 * A page with the cursor of the next.
 *
 * @param following the API's own name of the next page; nothing if this was the last.
 * @throws ApiAnswerError if the list is not in the order of its changes: going on by time would leave some out.
 */
export function toOrderPage(
  path: string,
  orders: readonly ListedOrder[],
  { from }: ListingPlace,
  following: string | undefined,
): OrderPage {
  if (orders.some(({ changedAt }, at) => changedAt < (orders[at - 1]?.changedAt ?? 0))) {
    throw new ApiAnswerError(path, 'did not list the oldest change first');
  }
  const last = orders.at(-1);
  if (following === undefined || last === undefined) return { orders };
  const next = last.changedAt > from ? String(last.changedAt) : `${from}/${following}`;
  return { orders, next };
}
