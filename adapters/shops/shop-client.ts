import type { Instant } from '../../core/time/instant.ts';
import type { OrderPage, OrderQuery } from './order-listing.ts';
import type { ParsedFact, Rejection } from './shop-adapter.ts';

/** All refunds that an order has at a time of its own; what else was told of, is not any more. */
export type AllRefunds = { readonly refundIds: readonly string[]; readonly asOf: Instant };

/** The news for which an order is asked for. */
export type Telling = {
  readonly toldAt: Instant;
  /** For what only the news say, and the API does not. */
  readonly topic?: string;
  /** Nobody told of it, it was found in the shop's list: what webhooks tell of an order is to be read, too. */
  readonly isUntold?: true;
};

/** What a shop's API says of an order now. */
export type FetchedOrder =
  | {
      readonly kind: 'facts';
      readonly facts: readonly ParsedFact[];
      /** Present where refunds are facts of their own, which nothing else replaces. */
      readonly allRefunds?: AllRefunds;
    }
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  /** The shop does not know it, or not any more. */
  | { readonly kind: 'not-found' };

/** A shop's API: for webhooks that say that something changed and not what, and for orders of which none came. */
export interface ShopClient {
  /**
   * Reads an order, with all that belongs to it, as of one version: the facts are the same however often
   * and by whomever that version is read.
   *
   * @throws ApiError for whatever keeps the API from answering; its subclasses say who can do something about it.
   */
  fetchOrder(orderId: string, telling: Telling): Promise<FetchedOrder>;
  /**
   * Lists a page of the orders that changed within a time. Absent where the API cannot say what changed;
   * `listsOrders` says where.
   *
   * @throws ApiError as `fetchOrder` does. RangeError for a cursor that no page has said.
   */
  listOrders?(query: OrderQuery): Promise<OrderPage>;
}
