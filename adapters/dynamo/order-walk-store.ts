import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { OrderWalk, OrderWalkStore } from '../../core/reconciliation/index.ts';
import { orderWalkKey } from './keys/program-keys.ts';
import { isNew, putItem } from './put-item.ts';
import { openTable } from './table.ts';

/** Keeps walks in the Programs table, beside their connections. */
export function dynamoOrderWalkStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): OrderWalkStore {
  const table = openTable(documents, tableName);

  return {
    async find(key) {
      const item = await table.get(orderWalkKey(key));
      return item && decodeJson<OrderWalk>(item.body as string);
    },

    async save(walk) {
      const { version } = walk;
      const item = { ...orderWalkKey(walk), version, body: encodeJson(walk) };
      const follows = {
        expression: '#version = :before',
        names: { '#version': 'version' },
        values: { ':before': version - 1 },
      };
      const outcome = await putItem(table, item, version === 1 ? isNew : follows);
      return outcome === 'written' ? 'saved' : 'stale';
    },
  };
}
