import type { CustomerHistory, KeptOrder } from '../../core/identity/customer-history.ts';

/**
 * A history for one assessment, which reads the orders of a person once. What it has read is from
 * after the order itself was recorded; whoever records an earlier order later finds this one in the
 * list, and has it assessed again.
 */
export function listOnce(history: CustomerHistory): CustomerHistory {
  const lists = new Map<string, Promise<KeptOrder[]>>();
  const nameOf = (merchantId: string, personHash: string) =>
    JSON.stringify([merchantId, personHash]);

  return {
    noteTold: history.noteTold,

    async record(merchantId, personHash, order) {
      const outcome = await history.record(merchantId, personHash, order);
      lists.delete(nameOf(merchantId, personHash));
      return outcome;
    },

    list(merchantId, personHash) {
      const name = nameOf(merchantId, personHash);
      const list = lists.get(name) ?? history.list(merchantId, personHash);
      lists.set(name, list);
      return list;
    },
  };
}
