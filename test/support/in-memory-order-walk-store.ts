import type { OrderWalk, OrderWalkKey, OrderWalkStore } from '../../core/reconciliation/index.ts';

/** Walks that are remembered for the length of a test. */
export function inMemoryOrderWalkStore(): OrderWalkStore {
  const walks = new Map<string, OrderWalk>();
  const nameOf = ({ merchantId, connectionId, kind }: OrderWalkKey) =>
    JSON.stringify([merchantId, connectionId, kind]);

  return {
    async find(key) {
      return walks.get(nameOf(key));
    },
    async save(walk) {
      const before = walks.get(nameOf(walk))?.version ?? 0;
      if (before !== walk.version - 1) return 'stale';
      walks.set(nameOf(walk), walk);
      return 'saved';
    },
  };
}
