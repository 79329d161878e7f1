import type {
  StatementRecord,
  StatementStore,
  StatementTexts,
} from '../../core/statements/statement-store.ts';

/** Records of statements, remembered for the length of a test. */
export function inMemoryStatementStore(): StatementStore {
  const records = new Map<string, StatementRecord>();
  const keyOf = (...parts: readonly string[]) => JSON.stringify(parts);
  const newestFirst = (merchantId: string, creatorId: string) =>
    [...records.values()]
      .filter((each) => each.merchantId === merchantId && each.creatorId === creatorId)
      .toSorted((a, b) => (a.month > b.month ? -1 : 1));

  return {
    async add(record) {
      const key = keyOf(record.merchantId, record.creatorId, record.month);
      if (records.has(key)) return 'known';
      records.set(key, record);
      return 'added';
    },
    async find(merchantId, creatorId, month) {
      return records.get(keyOf(merchantId, creatorId, month));
    },
    async findNewest(merchantId, creatorId) {
      return newestFirst(merchantId, creatorId)[0];
    },
    async list(merchantId, creatorId, { limit, after }) {
      const found = newestFirst(merchantId, creatorId).filter(
        ({ month }) => after === undefined || month < after,
      );
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return found.length > limit && last !== undefined ? { items, next: last.month } : { items };
    },
  };
}

/** Texts of statements, remembered for the length of a test; how many there are can be looked at. */
export function inMemoryStatementTexts(): StatementTexts & {
  readonly stored: Map<string, string>;
} {
  const stored = new Map<string, string>();
  return {
    stored,
    async put({ merchantId, number, sha256 }, text) {
      stored.set(`${merchantId}/${number}/${sha256}`, text);
    },
    async read({ merchantId, number, sha256 }) {
      return stored.get(`${merchantId}/${number}/${sha256}`);
    },
  };
}
