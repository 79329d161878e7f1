import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

type Capacity = { readonly CapacityUnits?: number };
type Consumed = {
  readonly Table?: Capacity;
  readonly GlobalSecondaryIndexes?: Readonly<Record<string, Capacity>>;
};

/** A document client that adds up what its writes cost, in the table and in its indexes. */
export function countWriteUnits(documents: DynamoDBDocumentClient) {
  const units = { table: 0, indexes: 0 };
  const counting = Object.create(documents) as DynamoDBDocumentClient;
  counting.send = (async (command: { input: Record<string, unknown> }) => {
    command.input.ReturnConsumedCapacity = 'INDEXES';
    const answer = await documents.send(command as never);
    const { ConsumedCapacity: consumed } = answer as {
      ConsumedCapacity?: Consumed | readonly Consumed[];
    };
    for (const each of [consumed ?? []].flat() as Consumed[]) {
      units.table += each.Table?.CapacityUnits ?? 0;
      for (const index of Object.values(each.GlobalSecondaryIndexes ?? {})) {
        units.indexes += index.CapacityUnits ?? 0;
      }
    }
    return answer;
  }) as typeof counting.send;
  return { documents: counting, units };
}
