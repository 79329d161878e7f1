import { consumedByWrite } from './consumed.ts';
import { conditionFailed, invalid } from './errors.ts';
import { applyUpdate } from './expressions/apply-update.ts';
import { evaluateCondition } from './expressions/evaluate-condition.ts';
import { parseCondition } from './expressions/parse-condition.ts';
import { copyItem, type Item } from './item.ts';
import { itemSize } from './item-size.ts';
import { placeholdersOf } from './read-page.ts';
import type { StoredTable, WriteCost } from './stored-table.ts';
import type { Key } from './table-definition.ts';

export type WriteInput = {
  readonly TableName: string;
  readonly Item?: Item;
  readonly Key?: Item;
  readonly UpdateExpression?: string;
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>;
  readonly ReturnValues?: string;
  readonly ReturnValuesOnConditionCheckFailure?: string;
  readonly ReturnConsumedCapacity?: string;
};

const maxItemBytes = 400 * 1024;

/** A put, update or delete that has been read and checked: where, and what will be there. */
export type PlannedWrite = {
  readonly key: Key;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
};

/** Reads a write. @throws ValidationException for what DynamoDB does not accept. */
export function planWrite(table: StoredTable, input: WriteInput): PlannedWrite {
  const key = keyOf(input.Item ?? input.Key);
  const before = table.get(key);
  return { key, before, after: checkItem(itemAfter(input, key, before), table) };
}

function itemAfter(input: WriteInput, key: Key, before: Item | undefined): Item | undefined {
  if (input.Item !== undefined) return copyItem(input.Item);
  if (input.UpdateExpression === undefined) return undefined;
  return applyUpdate(input.UpdateExpression, before ?? key, placeholdersOf(input));
}

/** Whether the write's condition holds for what is there. */
export function isAllowed(input: WriteInput, before: Item | undefined): boolean {
  const { ConditionExpression: condition } = input;
  return (
    condition === undefined ||
    evaluateCondition(parseCondition(condition), before, placeholdersOf(input))
  );
}

/** Answers a put, an update or a delete. */
export function writeItem(table: StoredTable, input: WriteInput) {
  const key = keyOf(input.Item ?? input.Key);
  const found = table.get(key);
  if (!isAllowed(input, found)) {
    throw conditionFailed(
      input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' ? found : undefined,
    );
  }
  const { before, after } = planWrite(table, input);
  const isNothing = before === undefined && after === undefined;
  const cost: WriteCost = isNothing ? { table: 1, indexes: {} } : table.write(key, after);
  const ConsumedCapacity = consumedByWrite(table.definition.name, cost, input);
  const shown =
    input.ReturnValues === 'ALL_OLD'
      ? before
      : input.ReturnValues === 'ALL_NEW'
        ? after
        : undefined;
  return {
    ...(shown === undefined ? {} : { Attributes: copyItem(shown) }),
    ...(ConsumedCapacity === undefined ? {} : { ConsumedCapacity }),
  };
}

export function keyOf(item: Item | undefined): Key {
  const { pk, sk } = item ?? {};
  if (typeof pk !== 'string' || typeof sk !== 'string' || pk === '' || sk === '') {
    throw invalid(
      'One or more parameter values were invalid: Missing the key pk or sk in the item',
    );
  }
  return { pk, sk };
}

function checkItem(item: Item | undefined, { definition }: StoredTable): Item | undefined {
  if (item === undefined) return undefined;
  if (itemSize(item) > maxItemBytes)
    throw invalid('Item size has exceeded the maximum allowed size');
  for (const name of definition.indexes.flatMap(({ partition, sort }) => [partition, sort])) {
    const value = item[name];
    if (value !== undefined && (typeof value !== 'string' || value === '')) {
      throw invalid(
        `One or more parameter values were invalid: Type mismatch for Index Key ${name}`,
      );
    }
  }
  return item;
}
