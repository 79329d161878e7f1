import type {
  CustomerHistory,
  CustomerOrder,
  KeptOrder,
} from '../../core/identity/customer-history.ts';

/** A customer history that remembers for the length of a test. */
export function inMemoryCustomerHistory(): CustomerHistory {
  const persons = new Map<string, Map<string, KeptOrder>>();
  const ordersOf = (merchantId: string, personHash: string) => {
    const key = JSON.stringify([merchantId, personHash]);
    const orders = persons.get(key) ?? new Map<string, KeptOrder>();
    persons.set(key, orders);
    return orders;
  };

  return {
    async record(merchantId, personHash, order) {
      const orders = ordersOf(merchantId, personHash);
      const known = orders.get(order.conversionId);
      if (known && isSame(known, order)) return 'same';
      orders.set(order.conversionId, order);
      return known === undefined ? 'added' : 'changed';
    },

    async list(merchantId, personHash) {
      return [...ordersOf(merchantId, personHash).values()].toSorted((a, b) =>
        a.conversionId < b.conversionId ? -1 : 1,
      );
    },

    async noteTold(merchantId, personHash, order) {
      const orders = ordersOf(merchantId, personHash);
      const known = orders.get(order.conversionId);
      if (known && isSame(known, order)) orders.set(order.conversionId, { ...order, isTold: true });
    },
  };
}

function isSame(a: CustomerOrder, b: CustomerOrder): boolean {
  return (
    a.placedAt === b.placedAt &&
    a.counts === b.counts &&
    a.recordedAt === b.recordedAt &&
    a.value?.minorUnits === b.value?.minorUnits &&
    a.value?.currency === b.value?.currency
  );
}
