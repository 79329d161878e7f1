import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { decodeJson } from '../../core/encoding/json.ts';
import type { AccountOpening, AccountOpeningStore } from '../../core/payouts/account-opening.ts';
import { changeBody } from './change-body.ts';
import { accountOpeningKey } from './keys/program-keys.ts';
import { openTable } from './table.ts';

/** Keeps which accounts are being opened at rails in the Programs table, beside their creators. */
export function dynamoAccountOpeningStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): AccountOpeningStore {
  const table = openTable(documents, tableName);
  return {
    async find(key) {
      const item = await table.get(accountOpeningKey(key));
      return item && decodeJson<AccountOpening>(item.body as string);
    },
    change: (key, toNext) => changeBody<AccountOpening>(table, accountOpeningKey(key), toNext),
  };
}
