import type { CustomerOrder } from '../identity/customer-history.ts';
import { addDays } from '../time/add-days.ts';
import type { Instant } from '../time/instant.ts';
import { compareCustomerOrders } from './compare-customer-orders.ts';

/**
 * Whether an order is its buyer's first: no earlier order of the same person that counts (paid, not
 * cancelled). Of two orders of one moment, the one with the lesser id is the earlier.
 *
 * @param orders what is known of the person's orders, under any of their hashes; may repeat, and
 *   may hold the order itself.
 * @param limits `cutOff`: orders received later than this do not count. `lookbackDays`: orders
 *   placed longer before than this do not count; absent, all do.
 */
export function isNewCustomer(
  order: Pick<CustomerOrder, 'conversionId' | 'placedAt'>,
  orders: readonly CustomerOrder[],
  limits: { readonly cutOff: Instant; readonly lookbackDays?: number | undefined },
): boolean {
  const { cutOff, lookbackDays } = limits;
  const since = lookbackDays === undefined ? -Infinity : addDays(order.placedAt, -lookbackDays);
  return !orders.some(
    (other) =>
      other.counts &&
      other.recordedAt <= cutOff &&
      other.placedAt >= since &&
      compareCustomerOrders(other, order) < 0,
  );
}
