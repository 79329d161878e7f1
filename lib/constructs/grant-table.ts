import type { DataTable } from './data-table.ts';
import type { NodeFunction } from './node-function.ts';

/**
 * What a function may do with items. A transaction needs the actions of its parts. Scan is for the
 * nightly check of the whole ledger alone: nothing else walks a table.
 */
export type TableAction =
  | 'BatchGetItem'
  | 'BatchWriteItem'
  | 'ConditionCheckItem'
  | 'DeleteItem'
  | 'GetItem'
  | 'PutItem'
  | 'Query'
  | 'Scan'
  | 'UpdateItem';

const keyActionsToRead = ['kms:Decrypt', 'kms:DescribeKey'];
const keyActionsToWrite = [
  ...keyActionsToRead,
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];
const writes: readonly TableAction[] = ['BatchWriteItem', 'DeleteItem', 'PutItem', 'UpdateItem'];

/**
 * Tells a function a table's name and allows it these actions, no others.
 *
 * @param indexes - the indexes that it may query.
 */
export function grantTable(
  to: NodeFunction,
  table: DataTable,
  actions: readonly TableAction[],
  indexes: readonly string[] = [],
): void {
  to.set(table.setting, table.tableName);
  if (actions.length > 0) {
    to.allow(
      actions.map((action) => `dynamodb:${action}`),
      [table.tableArn],
    );
  }
  if (indexes.length > 0) {
    to.allow(
      ['dynamodb:Query'],
      indexes.map((index) => `${table.tableArn}/index/${index}`),
    );
  }
  if (table.key) {
    const isWriter = actions.some((action) => writes.includes(action));
    to.allow(isWriter ? keyActionsToWrite : keyActionsToRead, [table.key.keyArn]);
  }
}
