import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { Billing, BillingStore } from '../../core/invoices/billing.ts';
import { billingKey } from './keys/program-keys.ts';
import { openTable } from './table.ts';
import { part, writeTogether } from './write-together.ts';

/** Keeps how creators are billed beside them in the Programs table. */
export function dynamoBillingStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): BillingStore {
  const table = openTable(documents, tableName);
  return {
    async find(merchantId, creatorId) {
      const item = await table.get(billingKey(merchantId, creatorId));
      return item && decodeJson<Billing>(item.body as string);
    },
    async save(merchantId, creatorId, billing) {
      const item = { ...billingKey(merchantId, creatorId), body: encodeJson(billing) };
      await writeTogether(documents, [part.put(table, item)]);
    },
  };
}
