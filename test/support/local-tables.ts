import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { retryingDocuments } from '../../adapters/dynamo/retrying-documents.ts';
import { findDynoxide } from '../../local/engines/find-dynoxide.ts';
import { startDynoxide } from '../../local/engines/start-dynoxide.ts';
import { localCredentials, localRegion } from '../../local/local-account.ts';

export type LocalTables = {
  readonly documents: DynamoDBDocumentClient;
  /** A new, empty table with the keys and indexes of docs/architecture.md; `byIndex` holds this. */
  createTable(projection?: 'ALL' | 'KEYS_ONLY'): Promise<string>;
  stop(): Promise<void>;
};

const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
const keys = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  { AttributeName: sort, KeyType: 'RANGE' as const },
];
const index = (
  IndexName: string,
  [partition, sort]: [string, string],
  ProjectionType: 'ALL' | 'KEYS_ONLY',
) => ({ IndexName, KeySchema: keys(partition, sort), Projection: { ProjectionType } });

/** A local DynamoDB for the length of a test file. */
export async function startLocalTables(): Promise<LocalTables> {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-tables-'));
  const binary = findDynoxide();
  if (binary === undefined) throw new Error('dynoxide is not installed: run "npm ci".');
  const server = await startDynoxide(binary, join(folder, 'data.sqlite'), join(folder, 'pid'));
  const client = new DynamoDBClient({
    endpoint: server.endpoint,
    region: localRegion,
    credentials: localCredentials,
  });
  let tables = 0;

  return {
    documents: retryingDocuments(
      DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    ),
    async createTable(projection = 'ALL') {
      tables += 1;
      const TableName = `Table-${tables}`;
      await client.send(
        new CreateTableCommand({
          TableName,
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: ['pk', 'sk', 'ipk', 'isk', 'dpk', 'dsk'].map(text),
          KeySchema: keys('pk', 'sk'),
          GlobalSecondaryIndexes: [
            index('byIndex', ['ipk', 'isk'], projection),
            index('byDay', ['dpk', 'dsk'], 'KEYS_ONLY'),
          ],
        }),
      );
      return TableName;
    },
    async stop() {
      client.destroy();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
