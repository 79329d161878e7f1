import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { retryingDocuments } from '../../adapters/dynamo/retrying-documents.ts';
import { findDynoxide } from '../../local/engines/find-dynoxide.ts';
import { startDynoxide } from '../../local/engines/start-dynoxide.ts';
import { localCredentials, localRegion } from '../../local/local-account.ts';
import type { TableDefinition } from '../../test/simulation/dynamo/in-memory-dynamo.ts';
import { tableDefinitions } from './table-definitions.ts';

export type Emulator = {
  readonly endpoint: string;
  readonly documents: DynamoDBDocumentClient;
  stop(): Promise<void>;
};

/** Starts the local DynamoDB with the product's tables in it. */
export async function openEmulator(): Promise<Emulator> {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-bench-'));
  const binary = findDynoxide();
  if (binary === undefined) throw new Error('dynoxide is not installed: run "npm ci".');
  const server = await startDynoxide(binary, join(folder, 'data.sqlite'), join(folder, 'pid'));
  const client = new DynamoDBClient({
    endpoint: server.endpoint,
    region: localRegion,
    credentials: localCredentials,
  });
  for (const definition of Object.values(tableDefinitions)) {
    await client.send(new CreateTableCommand(toCreation(definition)));
  }
  return {
    endpoint: server.endpoint,
    documents: retryingDocuments(
      DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    ),
    async stop() {
      client.destroy();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function toCreation({ name, indexes }: TableDefinition) {
  const keys = (partition: string, sort: string) => [
    { AttributeName: partition, KeyType: 'HASH' as const },
    { AttributeName: sort, KeyType: 'RANGE' as const },
  ];
  const names = ['pk', 'sk', ...indexes.flatMap(({ partition, sort }) => [partition, sort])];
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST' as const,
    AttributeDefinitions: names.map((each) => ({
      AttributeName: each,
      AttributeType: 'S' as const,
    })),
    KeySchema: keys('pk', 'sk'),
    GlobalSecondaryIndexes: indexes.map(({ name: IndexName, partition, sort, projection }) => ({
      IndexName,
      KeySchema: keys(partition, sort),
      Projection:
        typeof projection === 'string'
          ? { ProjectionType: projection }
          : { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...projection] },
    })),
  };
}
