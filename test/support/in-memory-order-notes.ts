import type { KeptNote, NotedOrder, OrderNotes } from '../../core/identity/order-notes.ts';

/**
 * Notes of orders that last as long as a test.
 *
 * @param isSame whether two notes of one order say the same.
 */
export function inMemoryOrderNotes<Order extends NotedOrder>(
  isSame: (a: Order, b: Order) => boolean = isSameNote,
): OrderNotes<Order> {
  const byName = new Map<string, Map<string, KeptNote<Order>>>();
  const ordersOf = (merchantId: string, name: string) => {
    const key = JSON.stringify([merchantId, name]);
    const orders = byName.get(key) ?? new Map<string, KeptNote<Order>>();
    byName.set(key, orders);
    return orders;
  };

  return {
    async record(merchantId, name, order) {
      const orders = ordersOf(merchantId, name);
      const known = orders.get(order.conversionId);
      if (known && isSame(known, order)) return 'same';
      orders.set(order.conversionId, order);
      return known === undefined ? 'added' : 'changed';
    },

    async list(merchantId, name) {
      return [...ordersOf(merchantId, name).values()].toSorted((a, b) =>
        a.conversionId < b.conversionId ? -1 : 1,
      );
    },

    async noteTold(merchantId, name, order) {
      const orders = ordersOf(merchantId, name);
      const known = orders.get(order.conversionId);
      if (known && isSame(known, order)) orders.set(order.conversionId, { ...order, isTold: true });
    },
  };
}

export function isSameNote(a: NotedOrder, b: NotedOrder): boolean {
  return a.placedAt === b.placedAt && a.counts === b.counts && a.recordedAt === b.recordedAt;
}
