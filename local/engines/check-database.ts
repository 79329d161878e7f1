import { DatabaseSync } from 'node:sqlite';
import { DamagedDataError } from '../damaged-data-error.ts';

/** What SQLite says of a file that is malformed, or none of its own. */
const damage: readonly unknown[] = [11, 26];

/**
 * Looks whether a file is a database, before somebody opens it who cannot say that it is none.
 *
 * @throws DamagedDataError
 */
export function checkDatabase(file: string): void {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    database.prepare('SELECT count(*) FROM sqlite_master').get();
  } catch (error) {
    if (!damage.includes((error as { errcode?: unknown }).errcode)) throw error;
    throw new DamagedDataError(file, error);
  } finally {
    database.close();
  }
}
