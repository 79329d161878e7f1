import { DatabaseSync } from 'node:sqlite';

/**
 * Keeps databases that a server opens while it starts from waiting for the disk at every write.
 *
 * fauxqs commits three times per message and blocks its process each time, which took two fifths of
 * a run. What is written survives a kill of the process all the same; only a power cut could lose
 * the last of it, and what runs here is no production.
 */
export async function withoutDiskWaits<Started>(start: () => Promise<Started>): Promise<Started> {
  const { exec } = DatabaseSync.prototype;
  DatabaseSync.prototype.exec = function execWithoutDiskWaits(this: DatabaseSync, sql: string) {
    exec.call(this, sql);
    if (/journal_mode\s*=\s*WAL/i.test(sql)) exec.call(this, 'PRAGMA synchronous = NORMAL');
  };
  try {
    return await start();
  } finally {
    DatabaseSync.prototype.exec = exec;
  }
}
