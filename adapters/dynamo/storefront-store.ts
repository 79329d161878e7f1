import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { Storefront, StorefrontStore } from '../../core/growth/storefront.ts';
import { storefrontKey } from './keys/growth-keys.ts';
import { openTable } from './table.ts';

/** Keeps storefronts in the Programs table, beside their creators. */
export function dynamoStorefrontStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): StorefrontStore {
  const table = openTable(documents, tableName);

  return {
    async find(merchantId, programId, creatorId) {
      const item = await table.get(storefrontKey(merchantId, programId, creatorId));
      return item && decodeJson<Storefront>(item.body as string);
    },

    async save(storefront) {
      const { merchantId, programId, creatorId } = storefront;
      const key = storefrontKey(merchantId, programId, creatorId);
      const Item = { ...key, body: encodeJson(storefront) };
      await documents.send(new PutCommand({ TableName: tableName, Item }));
    },

    async remove(merchantId, programId, creatorId) {
      const Key = storefrontKey(merchantId, programId, creatorId);
      await documents.send(new DeleteCommand({ TableName: tableName, Key }));
    },
  };
}
