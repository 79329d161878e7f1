import type { CustomerOrder } from '../identity/customer-history.ts';
import type { Money } from '../money/money.ts';
import type { Instant } from '../time/instant.ts';

/** What a person bought, of what counts: paid, and not called off as a whole. */
export type Purchases =
  | {
      readonly kind: 'known';
      readonly orders: number;
      readonly lastAt?: Instant;
      /** What the goods cost as they were ordered, by currency. */
      readonly values: readonly Money[];
    }
  /** Nobody buys so often: a till, a placeholder, a shared mailbox. */
  | { readonly kind: 'shared' };

/** More orders than this under one name are several people's. */
export const maxOrdersOfPerson = 500;

/** Sums the orders that a person's hashes lead to, each once. */
export function weighPurchases(orders: readonly CustomerOrder[]): Purchases {
  const distinct = new Map(orders.map((order) => [order.conversionId, order]));
  if (distinct.size > maxOrdersOfPerson) return { kind: 'shared' };
  const counting = [...distinct.values()].filter(({ counts }) => counts);
  const sums = new Map<string, bigint>();
  for (const { value } of counting) {
    if (value === undefined) continue;
    sums.set(value.currency, (sums.get(value.currency) ?? 0n) + value.minorUnits);
  }
  const times = counting.map(({ placedAt }) => placedAt);
  return {
    kind: 'known',
    orders: counting.length,
    ...(times.length === 0 ? {} : { lastAt: Math.max(...times) }),
    values: [...sums]
      .map(([currency, minorUnits]) => ({ currency, minorUnits }))
      .toSorted((a, b) => (a.currency < b.currency ? -1 : 1)),
  };
}
