import type { Instant } from '../time/instant.ts';

/** One order, as far as it says something about other orders that are noted under the same name. */
export type NotedOrder = {
  readonly conversionId: string;
  readonly placedAt: Instant;
  /** Paid and not fully cancelled. */
  readonly counts: boolean;
  readonly recordedAt: Instant;
};

/** An order as it is kept. */
export type KeptNote<Order extends NotedOrder> = Order & {
  /** All later orders of the name were asked to be assessed again since the order is what it is. */
  readonly isTold?: true;
};

/** Orders by a name that several may have in common. */
export interface OrderNotes<Order extends NotedOrder> {
  /**
   * Stores or replaces an order under a name. `added`: nothing was known of it, and so nothing was
   * overwritten; `changed`: something else may have been; `same`: this was known already.
   */
  record(merchantId: string, name: string, order: Order): Promise<'added' | 'changed' | 'same'>;
  list(merchantId: string, name: string): Promise<KeptNote<Order>[]>;
  /** Notes that later orders were told of an order; of one that is another by now, nothing. */
  noteTold(merchantId: string, name: string, order: Order): Promise<void>;
}
