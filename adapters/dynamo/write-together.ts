import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { randomId } from '../crypto/random-id.ts';
import type { ItemKey } from './keys/item-key.ts';
import type { Condition } from './put-item.ts';
import type { Item, Table } from './table.ts';

export type TransactionPart = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** Parts of a transaction: put, delete, or only check an item, each under its condition. */
export const part = {
  put: (table: Table, item: Item, condition?: Condition): TransactionPart => ({
    Put: { TableName: table.name, Item: { ...item }, ...written(condition) },
  }),
  delete: (table: Table, key: ItemKey, condition?: Condition): TransactionPart => ({
    Delete: { TableName: table.name, Key: { ...key }, ...written(condition) },
  }),
  check: (table: Table, key: ItemKey, condition: Condition): TransactionPart => ({
    ConditionCheck: {
      TableName: table.name,
      Key: { ...key },
      ConditionExpression: condition.expression,
      ...written(condition),
    },
  }),
};

function written(condition: Condition | undefined) {
  if (condition === undefined) return {};
  return {
    ConditionExpression: condition.expression,
    ...(condition.names ? { ExpressionAttributeNames: { ...condition.names } } : {}),
    ...(condition.values ? { ExpressionAttributeValues: { ...condition.values } } : {}),
  };
}

/**
 * Writes all parts or none; answers the places of the parts whose conditions did not hold, so none
 * means that everything was written. The request token makes it repeatable for ten minutes.
 */
export async function writeTogether(
  documents: DynamoDBDocumentClient,
  parts: readonly TransactionPart[],
): Promise<readonly number[]> {
  const command = new TransactWriteCommand({
    TransactItems: [...parts],
    ClientRequestToken: randomId(),
  });
  try {
    await documents.send(command);
    return [];
  } catch (error) {
    const refused = refusedParts(error);
    if (refused.length === 0) throw error;
    return refused;
  }
}

function refusedParts(error: unknown): number[] {
  if (!(error instanceof TransactionCanceledException)) return [];
  return (error.CancellationReasons ?? []).flatMap(({ Code: code }, place) =>
    code === 'ConditionalCheckFailed' ? [place] : [],
  );
}
