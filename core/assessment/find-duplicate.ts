import type { CustomerOrder } from '../identity/customer-history.ts';
import type { Money } from '../money/money.ts';
import { type Instant, msPerMinute } from '../time/instant.ts';
import { compareCustomerOrders } from './compare-customer-orders.ts';

/** Two connections that tell of one sale tell of it within this time. */
const duplicateWithinMs = 10 * msPerMinute;

/**
 * The earlier order that this one may be told of for the second time: of the same person through
 * another connection, of the same value in the same currency, placed at most ten minutes before. Of
 * several the earliest. Of two orders of one moment, the one with the lesser id is the earlier.
 *
 * @param orders what is known of the person's orders, under any of their hashes; may repeat, and
 *   may hold the order itself.
 * @param cutOff orders received later than this do not count.
 */
export function findDuplicate(
  order: Pick<CustomerOrder, 'conversionId' | 'placedAt' | 'value'>,
  orders: readonly CustomerOrder[],
  cutOff: Instant,
): CustomerOrder | undefined {
  const { value } = order;
  if (value === undefined) return undefined;
  return orders
    .filter(
      (other) =>
        other.recordedAt <= cutOff &&
        isSameValue(other.value, value) &&
        connectionOf(other) !== connectionOf(order) &&
        compareCustomerOrders(other, order) < 0 &&
        order.placedAt - other.placedAt <= duplicateWithinMs,
    )
    .toSorted(compareCustomerOrders)[0];
}

function isSameValue(a: Money | undefined, b: Money): boolean {
  return a !== undefined && a.minorUnits === b.minorUnits && a.currency === b.currency;
}

/** A conversion's id begins with the name of its connection. */
function connectionOf({ conversionId }: Pick<CustomerOrder, 'conversionId'>): string {
  return conversionId.slice(0, conversionId.indexOf('~'));
}
