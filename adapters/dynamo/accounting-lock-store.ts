import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { AccountingLock, AccountingLockStore } from '../../core/finance/accounting-lock.ts';
import { booksPartition, lockKey, lockPrefix } from './keys/book-keys.ts';
import { isNew, putItem } from './put-item.ts';
import { type Item, openTable } from './table.ts';

/** Keeps which months are locked in the Ledger table: one item for each, written once. */
export function dynamoAccountingLockStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): AccountingLockStore {
  const table = openTable(documents, tableName);

  return {
    async add(lock) {
      const item = { ...lockKey(lock.merchantId, lock.month), body: encodeJson(lock) };
      return (await putItem(table, item, isNew)) === 'written' ? 'added' : 'known';
    },
    async find(merchantId, month) {
      const item = await table.get(lockKey(merchantId, month));
      return item && fromLockItem(item);
    },
    async list(merchantId) {
      const items = await table.query(booksPartition(merchantId), { prefix: lockPrefix });
      return items.map(fromLockItem);
    },
  };
}

/** The lock in an item that this store wrote. */
export function fromLockItem(item: Item): AccountingLock {
  return decodeJson<AccountingLock>(item.body as string);
}
