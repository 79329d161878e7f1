import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { randomId } from '../crypto/random-id.ts';
import type { Item, Table } from './table.ts';

export type Condition = {
  readonly expression: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
};

/** There is no item under the key yet. */
export const isNew: Condition = { expression: 'attribute_not_exists(pk)' };

/**
 * Puts an item if a condition holds for what is there; `refused` if it does not.
 *
 * An answer that was lost on its way is asked for again by the SDK, and then meets its own item. So
 * each write carries a mark, and who finds it has written.
 */
export async function putItem(
  table: Table,
  item: Item,
  condition: Condition,
): Promise<'written' | 'refused'> {
  return (await put(table, item, condition, 'NONE')) === 'refused' ? 'refused' : 'written';
}

/**
 * Puts an item as `putItem` does, and says whether there was one before: `replaced` also if the answer
 * was lost, because it alone told.
 */
export async function replaceItem(
  table: Table,
  item: Item,
  condition: Condition,
): Promise<'added' | 'replaced' | 'refused'> {
  return put(table, item, condition, 'ALL_OLD');
}

async function put(
  table: Table,
  item: Item,
  condition: Condition,
  returned: 'NONE' | 'ALL_OLD',
): Promise<'added' | 'replaced' | 'refused'> {
  const writeId = randomId();
  const command = new PutCommand({
    TableName: table.name,
    Item: { ...item, writeId },
    ConditionExpression: condition.expression,
    ReturnValues: returned,
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    ...(condition.names ? { ExpressionAttributeNames: condition.names } : {}),
    ...(condition.values ? { ExpressionAttributeValues: condition.values } : {}),
  });
  try {
    const { Attributes: before } = await table.documents.send(command);
    return before === undefined ? 'added' : 'replaced';
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return error.Item?.writeId?.S === writeId ? 'replaced' : 'refused';
  }
}
