export type IndexDefinition = {
  readonly name: string;
  readonly partition: string;
  readonly sort: string;
  readonly projection: 'ALL' | 'KEYS_ONLY' | readonly string[];
};

/** A table with the keys `pk` and `sk`, all texts, and its global secondary indexes. */
export type TableDefinition = {
  readonly name: string;
  readonly indexes: readonly IndexDefinition[];
  /** Whether changes are kept for readers of the table's stream. Default: yes. */
  readonly streamed?: boolean;
};

export type Key = { readonly pk: string; readonly sk: string };
