import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { decodeJson } from '../../core/encoding/json.ts';
import { noteReceiverNews, type ReceiverAccount } from '../../core/payouts/receiver-account.ts';
import type { ReceiverAccountStore } from '../../core/payouts/receiver-account-store.ts';
import { changeBody } from './change-body.ts';
import { receiverAccountKey } from './keys/program-keys.ts';
import { openTable } from './table.ts';

/** Keeps what rails say of receivers' accounts in the Programs table. */
export function dynamoReceiverAccountStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): ReceiverAccountStore {
  const table = openTable(documents, tableName);
  return {
    async find(key) {
      const item = await table.get(receiverAccountKey(key));
      return item && decodeJson<ReceiverAccount>(item.body as string);
    },
    async note(key, news) {
      await changeBody<ReceiverAccount>(table, receiverAccountKey(key), (known) =>
        noteReceiverNews(known, key, news),
      );
    },
  };
}
