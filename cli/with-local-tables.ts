import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { anchorPrefix } from '../adapters/s3/anchor-keys.ts';
import { localCredentials, localRegion } from '../local/local-account.ts';
import { NoLocalDataError, openSnapshot, type Snapshot } from '../local/open-snapshot.ts';
import { UsageError } from './usage-error.ts';

export type LocalTables = {
  readonly documents: DynamoDBDocumentClient;
  readonly snapshot: Snapshot;
  /** The name of the table that holds something. @throws UsageError if there is not exactly one. */
  readonly tableOf: (kind: 'Conversions' | 'Ledger' | 'Programs') => string;
};

/**
 * Hands out the tables of a local data folder as they are at one moment, whether or not a runtime works on it.
 *
 * @throws UsageError if the folder holds no data.
 */
export async function withLocalTables<Answer>(
  dataFolder: string,
  use: (tables: LocalTables) => Promise<Answer>,
): Promise<Answer> {
  const snapshot = await openFolder(dataFolder);
  const client = new DynamoDBClient({
    endpoint: snapshot.endpoint,
    region: localRegion,
    credentials: localCredentials,
  });
  try {
    const { TableNames: names = [] } = await client.send(new ListTablesCommand({}));
    return await use({
      documents: DynamoDBDocumentClient.from(client),
      snapshot,
      tableOf: (kind) => findTable(names, kind, dataFolder),
    });
  } finally {
    client.destroy();
    await snapshot.close();
  }
}

async function openFolder(dataFolder: string) {
  try {
    return await openSnapshot(dataFolder, anchorPrefix);
  } catch (error) {
    if (error instanceof NoLocalDataError) throw new UsageError(error.message);
    throw error;
  }
}

/** The stacks name a table for what it holds, with something unique behind. */
function findTable(names: readonly string[], kind: string, dataFolder: string): string {
  const [name, ...others] = names.filter((each) => each.includes(kind));
  if (name !== undefined && others.length === 0) return name;
  throw new UsageError(`The data in ${dataFolder} has not exactly one table of ${kind}.`);
}
