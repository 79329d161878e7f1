import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { checkDatabase } from './engines/check-database.ts';
import { NoDynamoError } from './engines/dynamo-engine.ts';
import { findDynoxide } from './engines/find-dynoxide.ts';
import { startDynoxide } from './engines/start-dynoxide.ts';

/** A data folder's tables and objects as they were at one moment. */
export type Snapshot = {
  /** Serves the tables over DynamoDB's protocol. */
  readonly endpoint: string;
  /** An object of any bucket by its key, as text. */
  readObject(key: string): string | undefined;
  /** The objects that were to be read first, by their keys: none of them is younger than the tables. */
  readonly readFirst: ReadonlyMap<string, string>;
  close(): Promise<void>;
};

/** The folder holds no data of a local runtime. */
export class NoLocalDataError extends Error {
  constructor(dataFolder: string) {
    super(`There is no data of a local runtime in ${dataFolder}.`);
    this.name = 'NoLocalDataError';
  }
}

/**
 * Opens a copy of a data folder for reading. The copy is consistent, also while a runtime works on
 * the folder, and the folder is left as it is.
 *
 * @param prefix of the keys of objects that must not be younger than the tables. Default: none.
 * @throws NoLocalDataError, NoDynamoError or DamagedDataError
 */
export async function openSnapshot(dataFolder: string, prefix?: string): Promise<Snapshot> {
  const tables = join(dataFolder, 'dynamodb.sqlite');
  const binary = findDynoxide();
  if (!existsSync(tables)) throw new NoLocalDataError(dataFolder);
  if (binary === undefined) throw new NoDynamoError();

  checkDatabase(tables);
  const folder = await mkdtemp(join(tmpdir(), 'tributary-snapshot-'));
  const objects = openObjects(join(dataFolder, 'queues', 'fauxqs.db'));
  const forget = async () => {
    objects.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const readFirst = prefix === undefined ? new Map() : objects.readAll(prefix);
    const copy = join(folder, 'dynamodb.sqlite');
    await copyDatabase(tables, copy);
    const engine = await startDynoxide(binary, copy, join(folder, 'dynamodb.pid'));
    return {
      endpoint: engine.endpoint,
      readObject: objects.read,
      readFirst,
      async close() {
        await engine.stop();
        await forget();
      },
    };
  } catch (error) {
    await forget();
    throw error;
  }
}

async function copyDatabase(from: string, to: string): Promise<void> {
  const source = new DatabaseSync(from, { readOnly: true });
  try {
    await backup(source, to);
  } finally {
    source.close();
  }
}

/** Objects are never changed once a table names them, so they are read where they are. */
function openObjects(file: string): {
  read: (key: string) => string | undefined;
  readAll: (prefix: string) => ReadonlyMap<string, string>;
  close: () => void;
} {
  if (!existsSync(file)) {
    return { read: () => undefined, readAll: () => new Map(), close: () => {} };
  }

  const database = new DatabaseSync(file, { readOnly: true });
  const select = database.prepare('SELECT body FROM s3_objects WHERE key = ?');
  const selectAll = database.prepare(
    'SELECT key, body FROM s3_objects WHERE substr(key, 1, ?) = ?',
  );
  const textOf = (body: unknown) =>
    body instanceof Uint8Array ? new TextDecoder().decode(body) : undefined;
  return {
    read: (key) => textOf(select.get(key)?.body),
    readAll(prefix) {
      const rows = selectAll.all(prefix.length, prefix);
      return new Map(rows.map(({ key, body }) => [String(key), textOf(body) ?? '']));
    },
    close: () => database.close(),
  };
}
