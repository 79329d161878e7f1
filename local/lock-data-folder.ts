import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another runtime works on the data folder; two would fire every schedule twice. */
export class DataFolderInUseError extends Error {
  constructor(dataFolder: string, holder: string) {
    super(
      `Another runtime${holder} uses ${dataFolder}. End it, or choose another folder with --data.`,
    );
    this.name = 'DataFolderInUseError';
  }
}

/** The data folder cannot be made or written; the message says why and what to do. */
export class UnusableDataFolderError extends Error {
  constructor(dataFolder: string, { message }: Error) {
    super(`The data folder ${dataFolder} cannot be used (${message}). Choose another with --data.`);
    this.name = 'UnusableDataFolderError';
  }
}

/**
 * Takes a data folder for this process, and makes it if need be.
 *
 * The lock is the operating system's, taken through SQLite: it ends with the process however that
 * ends, so a kill leaves nothing to clean up.
 *
 * @returns how to give the folder back.
 * @throws DataFolderInUseError or UnusableDataFolderError
 */
export function lockDataFolder(dataFolder: string): () => void {
  const holderFile = join(dataFolder, 'runtime.pid');
  const lock = openLock(dataFolder);
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!(error as Error).message.includes('locked')) throw error;
    throw new DataFolderInUseError(dataFolder, describeHolder(holderFile));
  }
  writeFileSync(holderFile, String(process.pid));

  return () => lock.close();
}

function openLock(dataFolder: string): DatabaseSync {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    return new DatabaseSync(join(dataFolder, 'runtime.lock'));
  } catch (error) {
    throw new UnusableDataFolderError(dataFolder, error as Error);
  }
}

function describeHolder(holderFile: string): string {
  try {
    return ` (process ${readFileSync(holderFile, 'utf8')})`;
  } catch {
    return '';
  }
}
