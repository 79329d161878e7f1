import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { StatementRecord, StatementStore } from '../../core/statements/statement-store.ts';
import { statementKey, statementsUntil } from './keys/book-keys.ts';
import { accountPartition } from './keys/ledger-keys.ts';
import { isNew, putItem } from './put-item.ts';
import { openTable } from './table.ts';
import { toPage } from './to-page.ts';

/** Keeps which statements were issued in the Ledger table, beside the entries that they are cut from. */
export function dynamoStatementStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): StatementStore {
  const table = openTable(documents, tableName);
  const fromItem = (item: { readonly body?: unknown }) =>
    decodeJson<StatementRecord>(item.body as string);

  return {
    async add(record) {
      const { merchantId, creatorId, month } = record;
      const item = { ...statementKey(merchantId, creatorId, month), body: encodeJson(record) };
      return (await putItem(table, item, isNew)) === 'written' ? 'added' : 'known';
    },

    async find(merchantId, creatorId, month) {
      const item = await table.get(statementKey(merchantId, creatorId, month));
      return item && fromItem(item);
    },

    async findNewest(merchantId, creatorId) {
      const partition = accountPartition(merchantId, creatorId);
      const item = await table.queryLast(partition, statementsUntil());
      return item && fromItem(item);
    },

    async list(merchantId, creatorId, { limit, after }) {
      const partition = accountPartition(merchantId, creatorId);
      const last = after === undefined ? undefined : statementKey(merchantId, creatorId, after).sk;
      // The range includes the place itself, and one more tells that there is a next page.
      const items = await table.queryBackwards(partition, statementsUntil(last), limit + 2);
      const following = items.filter(({ sk }) => sk !== last).slice(0, limit + 1);
      return toPage<StatementRecord>(following, limit, (item) => fromItem(item).month);
    },
  };
}
