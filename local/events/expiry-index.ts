import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { PlannedTable } from '../plan.ts';

export type ExpiringItem = {
  /** The item's key, as the wire protocol writes it. */
  readonly key: Readonly<Record<string, unknown>>;
  /** Epoch seconds, as stored. */
  readonly expiresAt: string;
};

/** What will expire and when, from an index over the engine's own items. */
export type ExpiryIndex = {
  /** The earliest expiry (epoch seconds) after the given one. */
  nextAfter(epochSeconds: number): number | undefined;
  /** Items of one table that expire within `after < expiry <= until`, the earliest first. */
  expired(table: string, range: { after: number; until: number; limit: number }): ExpiringItem[];
  close(): void;
};

type Statements = {
  readonly name: string;
  readonly keyNames: readonly string[];
  readonly next: StatementSync;
  readonly expired: StatementSync;
};

/**
 * Opens the index, making it where it is missing. Asking the engine over the wire would scan whole
 * tables, at every step of a clock that is advanced.
 */
export function openExpiryIndex(
  databaseFile: string,
  tables: readonly PlannedTable[],
): ExpiryIndex {
  const database = new DatabaseSync(databaseFile, { timeout: 5_000 });
  const indexed = tables.flatMap((table) =>
    table.ttlAttribute === undefined ? [] : indexTable(database, table, table.ttlAttribute),
  );

  return {
    nextAfter(epochSeconds) {
      const instants = indexed.flatMap(({ next }) => {
        const earliest = next.get(epochSeconds)?.earliest;
        return earliest === null || earliest === undefined ? [] : Number(earliest);
      });
      return instants.length === 0 ? undefined : Math.min(...instants);
    },
    expired(table, { after, until, limit }) {
      const statements = indexed.find(({ name }) => name === table);
      if (statements === undefined) return [];

      return statements.expired.all(after, until, limit).map(({ item_json, expires_at }) => {
        const item = JSON.parse(String(item_json));
        return {
          key: Object.fromEntries(statements.keyNames.map((name) => [name, item[name]])),
          expiresAt: String(expires_at),
        };
      });
    },
    close: () => database.close(),
  };
}

function indexTable(
  database: DatabaseSync,
  { name, create }: PlannedTable,
  ttlAttribute: string,
): Statements {
  const table = `"${name.replaceAll('"', '""')}"`;
  const path = `'$.${JSON.stringify(ttlAttribute).replaceAll("'", "''")}.N'`;
  const stored = `json_extract(item_json, ${path})`;
  const expiry = `CAST(${stored} AS INTEGER)`;
  const index = `"local_expiry_${name.replaceAll('"', '""')}"`;
  database.exec(
    `CREATE INDEX IF NOT EXISTS ${index} ON ${table}(${expiry}) WHERE ${stored} IS NOT NULL`,
  );
  const keySchema = create.KeySchema as readonly { readonly AttributeName: string }[];

  return {
    name,
    keyNames: keySchema.map(({ AttributeName }) => AttributeName),
    next: database.prepare(
      `SELECT MIN(${expiry}) AS earliest FROM ${table} WHERE ${stored} IS NOT NULL AND ${expiry} > ?`,
    ),
    expired: database.prepare(
      `SELECT item_json, ${stored} AS expires_at FROM ${table}
       WHERE ${stored} IS NOT NULL AND ${expiry} > ? AND ${expiry} <= ? ORDER BY ${expiry} LIMIT ?`,
    ),
  };
}
