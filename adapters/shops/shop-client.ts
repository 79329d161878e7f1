import type { ParsedFact, Rejection } from './shop-adapter.ts';

/** What a shop's API says of an order now. */
export type FetchedOrder =
  | { readonly kind: 'facts'; readonly facts: readonly ParsedFact[] }
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
  fetchOrder(orderId: string): Promise<FetchedOrder>;
}
