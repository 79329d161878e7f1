import { DatabaseSync } from 'node:sqlite';

/**
 * Indexes the stream records of dynoxide's database.
 *
 * Every write looks for the highest sequence number. Without an index it reads the whole stream for
 * that, and a put becomes five times slower after some ten thousand records.
 */
export function indexStreamRecords(databaseFile: string): void {
  const database = new DatabaseSync(databaseFile, { timeout: 5_000 });
  try {
    database.exec(`
      CREATE INDEX IF NOT EXISTS local_stream_seq
        ON _stream_records(table_name, CAST(sequence_number AS INTEGER));
      CREATE INDEX IF NOT EXISTS local_stream_shard_seq
        ON _stream_records(table_name, shard_id, CAST(sequence_number AS INTEGER));
      CREATE INDEX IF NOT EXISTS local_stream_shard_text
        ON _stream_records(table_name, shard_id, sequence_number);
    `);
  } finally {
    database.close();
  }
}
