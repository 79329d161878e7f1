import type {
  PayeeStatementRecord,
  PayeeStatementStore,
} from '../../core/statements/payee-statement-store.ts';

/** Records of payees' statements, remembered for the length of a test. */
export function inMemoryPayeeStatementStore(): PayeeStatementStore {
  const records = new Map<string, PayeeStatementRecord>();
  const months = new Map<string, string>();
  const keyOf = (...parts: readonly string[]) => JSON.stringify(parts);

  return {
    async add(record) {
      const key = keyOf(record.merchantId, record.payeeId, record.month);
      if (records.has(key)) return 'known';
      records.set(key, record);
      return 'added';
    },
    async find(merchantId, payeeId, month) {
      return records.get(keyOf(merchantId, payeeId, month));
    },
    async list(merchantId, payeeId, { limit, after }) {
      const found = [...records.values()]
        .filter((each) => each.merchantId === merchantId && each.payeeId === payeeId)
        .filter(({ month }) => after === undefined || month < after)
        .toSorted((a, b) => (a.month > b.month ? -1 : 1));
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return found.length > limit && last !== undefined ? { items, next: last.month } : { items };
    },
    async findThrough(merchantId, payeeId) {
      return months.get(keyOf(merchantId, payeeId));
    },
    async noteThrough(merchantId, payeeId, month) {
      months.set(keyOf(merchantId, payeeId), month);
    },
  };
}
