import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What the event sources must still know after a kill. Every write is kept when it returns. */
export type EventState = {
  /** The sequence number up to which a stream's records are done with. */
  checkpoint(source: string): bigint | undefined;
  saveCheckpoint(source: string, sequenceNumber: bigint): void;
  /** The instant up to which a schedule has been fired. */
  firedUntil(schedule: string): number | undefined;
  saveFiredUntil(schedule: string, instant: number): void;
  /** Keys of items whose deletion, if it comes, is the work of the expiry. */
  markExpired(table: string, key: string, expiresAt: string): void;
  unmarkExpired(table: string, key: string): void;
  /** The expiry that a deleted item had when it was marked. */
  markedExpiry(table: string, key: string): string | undefined;
  clearMarks(table: string): void;
  close(): void;
};

/** Opens the state in the data folder, or in memory. */
export function openEventState(dataFolder?: string): EventState {
  if (dataFolder !== undefined) mkdirSync(dataFolder, { recursive: true });
  const db = new DatabaseSync(
    dataFolder === undefined ? ':memory:' : join(dataFolder, 'events.sqlite'),
  );
  // A kill of this process loses nothing written so far; only a power cut could.
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS checkpoints (source TEXT PRIMARY KEY, sequence TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS schedules (name TEXT PRIMARY KEY, fired_until INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS expired (
      table_name TEXT NOT NULL, key TEXT NOT NULL, expires_at TEXT NOT NULL,
      PRIMARY KEY (table_name, key));
  `);

  return { ...checkpoints(db), ...schedules(db), ...expiryMarks(db), close: () => db.close() };
}

function checkpoints(db: DatabaseSync): Pick<EventState, 'checkpoint' | 'saveCheckpoint'> {
  const read = db.prepare('SELECT sequence FROM checkpoints WHERE source = ?');
  const write = db.prepare('INSERT OR REPLACE INTO checkpoints VALUES (?, ?)');

  return {
    checkpoint(source) {
      const row = read.get(source);
      return row === undefined ? undefined : BigInt(String(row.sequence));
    },
    saveCheckpoint: (source, sequenceNumber) => void write.run(source, String(sequenceNumber)),
  };
}

function schedules(db: DatabaseSync): Pick<EventState, 'firedUntil' | 'saveFiredUntil'> {
  const read = db.prepare('SELECT fired_until FROM schedules WHERE name = ?');
  const write = db.prepare('INSERT OR REPLACE INTO schedules VALUES (?, ?)');

  return {
    firedUntil(schedule) {
      const row = read.get(schedule);
      return row === undefined ? undefined : Number(row.fired_until);
    },
    saveFiredUntil: (schedule, instant) => void write.run(schedule, instant),
  };
}

type ExpiryMarks = 'markExpired' | 'unmarkExpired' | 'markedExpiry' | 'clearMarks';

function expiryMarks(db: DatabaseSync): Pick<EventState, ExpiryMarks> {
  const read = db.prepare('SELECT expires_at FROM expired WHERE table_name = ? AND key = ?');
  const write = db.prepare('INSERT OR REPLACE INTO expired VALUES (?, ?, ?)');
  const remove = db.prepare('DELETE FROM expired WHERE table_name = ? AND key = ?');
  const clear = db.prepare('DELETE FROM expired WHERE table_name = ?');

  return {
    markExpired: (table, key, expiresAt) => void write.run(table, key, expiresAt),
    unmarkExpired: (table, key) => void remove.run(table, key),
    markedExpiry(table, key) {
      const row = read.get(table, key);
      return row === undefined ? undefined : String(row.expires_at);
    },
    clearMarks: (table) => void clear.run(table),
  };
}
