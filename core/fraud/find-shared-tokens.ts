import { compareCustomerOrders } from '../assessment/compare-customer-orders.ts';
import type { NotedOrder } from '../identity/order-notes.ts';
import type { Instant } from '../time/instant.ts';
import type { TokenDoubt } from './token-doubt.ts';

export type SharedTokenEvidence = {
  /** The orders that carried each of the order's tokens; the order itself may be among them. */
  readonly carried: readonly { readonly touchId: string; readonly orders: readonly NotedOrder[] }[];
  /** What is known of the buyer's orders, under any hash. Without the order itself it says nothing: the buyer was erased. */
  readonly ofBuyer: readonly Pick<NotedOrder, 'conversionId'>[];
  /** Orders received later than this do not count. */
  readonly cutOff: Instant;
};

/**
 * The tokens of an order that an earlier order of another customer carried, each with the earliest such order. The first
 * customer's order is not doubted: of several, one may have opened the link.
 */
export function findSharedTokens(
  order: Pick<NotedOrder, 'conversionId' | 'placedAt'>,
  { carried, ofBuyer, cutOff }: SharedTokenEvidence,
): TokenDoubt[] {
  const own = new Set(ofBuyer.map(({ conversionId }) => conversionId));
  if (!own.has(order.conversionId)) return [];
  return carried.flatMap(({ touchId, orders }): TokenDoubt[] => {
    const [first] = orders
      .filter(
        (other) =>
          other.counts &&
          other.recordedAt <= cutOff &&
          !own.has(other.conversionId) &&
          compareCustomerOrders(other, order) < 0,
      )
      .toSorted(compareCustomerOrders);
    return first === undefined
      ? []
      : [{ touchId, because: 'shared', withOrder: first.conversionId }];
  });
}
