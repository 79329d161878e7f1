import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TokenHistory } from '../../core/fraud/token-history.ts';
import type { KeptNote, NotedOrder } from '../../core/identity/order-notes.ts';
import { tokenOrderKey, tokenPartition } from './keys/touch-keys.ts';
import { putItem, replaceItem } from './put-item.ts';
import { type Item, openTable } from './table.ts';
import { expiryOfTouches } from './touch-expiry.ts';

const names = { '#counts': 'counts' };
const same = 'placedAt = :placedAt AND #counts = :counts AND recordedAt = :recordedAt';
const outcomes = { added: 'added', replaced: 'changed', refused: 'same' } as const;

/** Keeps the orders of click tokens in the Touches table, as long as their touches. */
export function dynamoTokenHistory(
  documents: DynamoDBDocumentClient,
  tableName: string,
): TokenHistory {
  const table = openTable(documents, tableName);

  return {
    async record(merchantId, touchId, order) {
      const expression = `attribute_not_exists(pk) OR NOT (${same})`;
      const condition = { expression, names, values: valuesOf(order) };
      return outcomes[await replaceItem(table, toItem(merchantId, touchId, order), condition)];
    },

    async list(merchantId, touchId) {
      const items = await table.query(tokenPartition(merchantId, touchId), 'all');
      return items.map(readOrder);
    },

    async noteTold(merchantId, touchId, order) {
      const item = { ...toItem(merchantId, touchId, order), isTold: true };
      await putItem(table, item, { expression: same, names, values: valuesOf(order) });
    },
  };
}

function toItem(merchantId: string, touchId: string, order: NotedOrder): Item {
  const { conversionId, placedAt, counts, recordedAt } = order;
  return {
    ...tokenOrderKey(merchantId, touchId, conversionId),
    ...{ conversionId, placedAt, counts, recordedAt },
    expiresAt: expiryOfTouches(placedAt),
  };
}

function valuesOf({ placedAt, counts, recordedAt }: NotedOrder) {
  return { ':placedAt': placedAt, ':counts': counts, ':recordedAt': recordedAt };
}

function readOrder({ conversionId, placedAt, counts, recordedAt, isTold }: Item) {
  const order = { conversionId, placedAt, counts, recordedAt };
  return { ...order, ...(isTold === true ? { isTold } : {}) } as KeptNote<NotedOrder>;
}
