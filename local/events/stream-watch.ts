import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Tells when there may be stream records to read, so that nobody has to ask the engine for them. */
export type StreamWatch = {
  /** The number of a table's newest record; undefined if only the engine can say. */
  lastSequence(table: string): bigint | undefined;
  /** Calls the listener when something may have been written; answers how to stop that. */
  onWrite(listener: () => void): () => void;
  close(): void;
};

/** The file's owner writes before it commits: what a notice is about may be visible some ms later. */
const alertMs = 40;
const lookMs = 3;
const slowLookMs = 250;

/**
 * Watches the engine's database file: a write is noticed within some milliseconds, and an idle
 * system costs nothing. Without a file (an engine that somebody else runs) it only keeps time.
 */
export function watchStreams(databaseFile: string | undefined): StreamWatch {
  const listeners = new Set<() => void>();
  const notify = () => {
    for (const listener of [...listeners]) listener();
  };
  // Notices can get lost, so there is a slow look besides.
  const ticking = setInterval(notify, slowLookMs);
  const file = databaseFile === undefined ? undefined : watchFile(databaseFile, notify);

  return {
    lastSequence: (table) => file?.lastSequence(table),
    onWrite(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      clearInterval(ticking);
      file?.close();
    },
  };
}

function watchFile(databaseFile: string, notify: () => void) {
  const database = new DatabaseSync(databaseFile, { readOnly: true, timeout: 5_000 });
  const newest = database.prepare(
    'SELECT MAX(CAST(sequence_number AS INTEGER)) AS last FROM _stream_records WHERE table_name = ?',
  );
  newest.setReadBigInts(true);
  const name = basename(databaseFile);
  let alertUntil = 0;
  let looking: NodeJS.Timeout | undefined;
  const watcher = watch(dirname(databaseFile), (_event, file) => {
    if (!file?.startsWith(name)) return;
    alertUntil = performance.now() + alertMs;
    looking ??= setTimeout(look, 0);
  });

  function look(): void {
    notify();
    looking = performance.now() < alertUntil ? setTimeout(look, lookMs) : undefined;
  }

  return {
    lastSequence(table: string): bigint {
      const last = newest.get(table)?.last;
      return typeof last === 'bigint' ? last : 0n;
    },
    close() {
      watcher.close();
      clearTimeout(looking);
      database.close();
    },
  };
}
