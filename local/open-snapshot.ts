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
 * @throws NoLocalDataError, NoDynamoError or DamagedDataError
 */
export async function openSnapshot(dataFolder: string): Promise<Snapshot> {
  const tables = join(dataFolder, 'dynamodb.sqlite');
  const binary = findDynoxide();
  if (!existsSync(tables)) throw new NoLocalDataError(dataFolder);
  if (binary === undefined) throw new NoDynamoError();

  checkDatabase(tables);
  const folder = await mkdtemp(join(tmpdir(), 'tributary-snapshot-'));
  const forget = () => rm(folder, { recursive: true, force: true });
  try {
    const copy = join(folder, 'dynamodb.sqlite');
    await copyDatabase(tables, copy);
    const engine = await startDynoxide(binary, copy, join(folder, 'dynamodb.pid'));
    const objects = openObjects(join(dataFolder, 'queues', 'fauxqs.db'));
    return {
      endpoint: engine.endpoint,
      readObject: objects.read,
      async close() {
        objects.close();
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
  close: () => void;
} {
  if (!existsSync(file)) return { read: () => undefined, close: () => {} };

  const database = new DatabaseSync(file, { readOnly: true });
  const select = database.prepare('SELECT body FROM s3_objects WHERE key = ?');
  return {
    read(key) {
      const body = select.get(key)?.body;
      return body instanceof Uint8Array ? new TextDecoder().decode(body) : undefined;
    },
    close: () => database.close(),
  };
}
