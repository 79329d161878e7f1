import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import {
  defaultPayoutControls,
  type PayoutControls,
  type PayoutControlsStore,
} from '../../core/payouts/payout-controls.ts';
import { payoutControlsKey } from './keys/program-keys.ts';
import { openTable } from './table.ts';

/** What merchants want to have looked at before money moves, in the Programs table. */
export function dynamoPayoutControls(
  documents: DynamoDBDocumentClient,
  tableName: string,
): PayoutControlsStore {
  const table = openTable(documents, tableName);
  return {
    async read(merchantId) {
      const item = await table.get(payoutControlsKey(merchantId));
      return item === undefined
        ? defaultPayoutControls
        : decodeJson<PayoutControls>(item.body as string);
    },
    async save(merchantId, controls) {
      const item = { ...payoutControlsKey(merchantId), body: encodeJson(controls) };
      await documents.send(new PutCommand({ TableName: tableName, Item: item }));
    },
  };
}
