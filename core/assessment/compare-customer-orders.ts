import type { CustomerOrder } from '../identity/customer-history.ts';

/** Orders a person's orders by when they were placed; of one moment, the one with the lesser id is the earlier. */
export function compareCustomerOrders(
  a: Pick<CustomerOrder, 'conversionId' | 'placedAt'>,
  b: Pick<CustomerOrder, 'conversionId' | 'placedAt'>,
): number {
  if (a.placedAt !== b.placedAt) return a.placedAt - b.placedAt;
  if (a.conversionId === b.conversionId) return 0;
  return a.conversionId < b.conversionId ? -1 : 1;
}
