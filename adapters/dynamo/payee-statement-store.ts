import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type {
  PayeeStatementRecord,
  PayeeStatementStore,
} from '../../core/statements/payee-statement-store.ts';
import {
  payeeStatementKey,
  payeeStatementsPartition,
  payeeStatementsThroughKey,
  statementsUntil,
} from './keys/book-keys.ts';
import { isNew, putItem } from './put-item.ts';
import { openTable } from './table.ts';
import { toPage } from './to-page.ts';

/** Keeps which statements of payees were issued in the Ledger table, a partition for each payee. */
export function dynamoPayeeStatementStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): PayeeStatementStore {
  const table = openTable(documents, tableName);
  const fromItem = (item: { readonly body?: unknown }) =>
    decodeJson<PayeeStatementRecord>(item.body as string);

  return {
    async add(record) {
      const { merchantId, payeeId, month } = record;
      const item = { ...payeeStatementKey(merchantId, payeeId, month), body: encodeJson(record) };
      return (await putItem(table, item, isNew)) === 'written' ? 'added' : 'known';
    },

    async find(merchantId, payeeId, month) {
      const item = await table.get(payeeStatementKey(merchantId, payeeId, month));
      return item && fromItem(item);
    },

    async list(merchantId, payeeId, { limit, after }) {
      const partition = payeeStatementsPartition(merchantId, payeeId);
      const last =
        after === undefined ? undefined : payeeStatementKey(merchantId, payeeId, after).sk;
      // The range includes the place itself, and one more tells that there is a next page.
      const items = await table.queryBackwards(partition, statementsUntil(last), limit + 2);
      const following = items.filter(({ sk }) => sk !== last).slice(0, limit + 1);
      return toPage<PayeeStatementRecord>(following, limit, (item) => fromItem(item).month);
    },

    async findThrough(merchantId, payeeId) {
      const item = await table.get(payeeStatementsThroughKey(merchantId, payeeId));
      return item?.month as string | undefined;
    },

    async noteThrough(merchantId, payeeId, month) {
      const item = { ...payeeStatementsThroughKey(merchantId, payeeId), month };
      await documents.send(new PutCommand({ TableName: tableName, Item: item }));
    },
  };
}
