import type { Cost, CostStore } from '../../core/reports/cost.ts';

/** A cost store that remembers for the length of a test. */
export function inMemoryCostStore(): CostStore {
  const costs = new Map<string, Cost>();
  const keyOf = (merchantId: string, costId: string) => JSON.stringify([merchantId, costId]);

  return {
    async add(cost) {
      const key = keyOf(cost.merchantId, cost.costId);
      if (costs.has(key)) return 'duplicate';
      costs.set(key, cost);
      return 'added';
    },
    async find(merchantId, costId) {
      return costs.get(keyOf(merchantId, costId));
    },
    async listOfDay(merchantId, programId, day) {
      return [...costs.values()]
        .filter(
          (cost) =>
            cost.merchantId === merchantId && cost.programId === programId && cost.day === day,
        )
        .toSorted((a, b) => (a.costId < b.costId ? -1 : 1));
    },
  };
}
