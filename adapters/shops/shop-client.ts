import type { Instant } from '../../core/time/instant.ts';
import type { ParsedFact, Rejection } from './shop-adapter.ts';

/** All refunds that an order has at a time of its own; what else was told of, is not any more. */
export type AllRefunds = { readonly refundIds: readonly string[]; readonly asOf: Instant };

/** The news for which an order is asked for. */
export type Telling = {
  readonly toldAt: Instant;
  /** For what only the news say, and the API does not. */
  readonly topic?: string;
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

/** A shop's API, for shops whose webhooks say that something changed and not what. */
export interface ShopClient {
  /**
   * Reads an order, with all that belongs to it, as of one version: the facts are the same however often
   * and by whomever that version is read.
   *
   * @throws ShopApiError for whatever keeps the API from answering; its subclasses say who can do something about it.
   */
  fetchOrder(orderId: string, telling: Telling): Promise<FetchedOrder>;
}
