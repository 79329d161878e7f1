import type { KeptNote, NotedOrder, OrderNotes } from '../../core/identity/order-notes.ts';

/**
 * Notes for one assessment, which reads the orders of a name once. What it has read is from after the
 * order itself was recorded; whoever records an earlier order later finds this one in the list, and has
 * it assessed again.
 */
export function listOnce<Order extends NotedOrder>(notes: OrderNotes<Order>): OrderNotes<Order> {
  const lists = new Map<string, Promise<KeptNote<Order>[]>>();
  const keyOf = (merchantId: string, name: string) => JSON.stringify([merchantId, name]);

  return {
    noteTold: notes.noteTold,

    async record(merchantId, name, order) {
      const outcome = await notes.record(merchantId, name, order);
      lists.delete(keyOf(merchantId, name));
      return outcome;
    },

    list(merchantId, name) {
      const key = keyOf(merchantId, name);
      const list = lists.get(key) ?? notes.list(merchantId, name);
      lists.set(key, list);
      return list;
    },
  };
}
