import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import type { PlannedTable } from '../plan.ts';

/** Creates the tables that are not there yet, and adds the indexes that a newer template brings. */
export async function createTables(
  client: DynamoDBClient,
  tables: readonly PlannedTable[],
): Promise<void> {
  for (const table of tables) {
    const planned = table.create as unknown as CreateTableCommandInput;
    const existing = await describeTable(client, table.name);
    if (existing === undefined) await client.send(new CreateTableCommand(planned));
    else await addIndexes(client, existing, planned);
  }
}

async function describeTable(
  client: DynamoDBClient,
  name: string,
): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

async function addIndexes(
  client: DynamoDBClient,
  existing: TableDescription,
  planned: CreateTableCommandInput,
): Promise<void> {
  const known = new Set(existing.GlobalSecondaryIndexes?.map((index) => index.IndexName));
  for (const index of planned.GlobalSecondaryIndexes ?? []) {
    if (known.has(index.IndexName)) continue;
    await client.send(
      new UpdateTableCommand({
        TableName: planned.TableName,
        AttributeDefinitions: planned.AttributeDefinitions,
        GlobalSecondaryIndexUpdates: [{ Create: index }],
      }),
    );
  }
}
