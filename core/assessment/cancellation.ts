import type { Instant } from '../time/instant.ts';

/** An order was called off, told without the order itself. */
export type Cancellation = {
  /**
   * Since when. Absent: the source only says that the order is gone (WooCommerce's `order.deleted`), and it stays so
   * until the source says that it is back.
   */
  readonly cancelledAt?: Instant;
};
