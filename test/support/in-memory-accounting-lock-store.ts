import type { AccountingLock, AccountingLockStore } from '../../core/finance/accounting-lock.ts';

/** Locks that are remembered for the length of a test. */
export function inMemoryAccountingLockStore(): AccountingLockStore {
  const locks = new Map<string, AccountingLock>();
  return {
    async add(lock) {
      const key = `${lock.merchantId}/${lock.month}`;
      if (locks.has(key)) return 'known';
      locks.set(key, lock);
      return 'added';
    },
    async find(merchantId, month) {
      return locks.get(`${merchantId}/${month}`);
    },
    async list(merchantId) {
      return [...locks.values()]
        .filter((lock) => lock.merchantId === merchantId)
        .toSorted((a, b) => (a.month < b.month ? -1 : 1));
    },
  };
}
