import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { CustomerHistory, CustomerOrder } from '../../core/identity/customer-history.ts';
import { customerOrderKey, customerPartition } from './keys.ts';
import { replaceItem } from './put-item.ts';
import { type Item, openTable } from './table.ts';

/** Orders that were noted before values were have no attribute for it. */
const isOther = {
  expression:
    'attribute_not_exists(pk) OR placedAt <> :placedAt OR #counts <> :counts OR recordedAt <> :recordedAt OR attribute_not_exists(orderValue) OR orderValue <> :orderValue',
  names: { '#counts': 'counts' },
};

const outcomes = { added: 'added', replaced: 'changed', refused: 'same' } as const;

/** Keeps a person's orders in the Touches table, without expiry: returning has no age by default. */
export function dynamoCustomerHistory(
  documents: DynamoDBDocumentClient,
  tableName: string,
): CustomerHistory {
  const table = openTable(documents, tableName);

  return {
    async record(merchantId, personHash, { conversionId, placedAt, counts, recordedAt, value }) {
      const orderValue = value === undefined ? '' : `${value.minorUnits} ${value.currency}`;
      const item = {
        ...customerOrderKey(merchantId, personHash, conversionId),
        conversionId,
        placedAt,
        counts,
        recordedAt,
        orderValue,
      };
      const values = {
        ':placedAt': placedAt,
        ':counts': counts,
        ':recordedAt': recordedAt,
        ':orderValue': orderValue,
      };
      return outcomes[await replaceItem(table, item, { ...isOther, values })];
    },

    async list(merchantId, personHash) {
      const items = await table.query(customerPartition(merchantId, personHash), {
        prefix: 'ORDER#',
      });
      return items.map(readOrder);
    },
  };
}

function readOrder({
  conversionId,
  placedAt,
  counts,
  recordedAt,
  orderValue,
}: Item): CustomerOrder {
  const [minorUnits = '', currency = ''] = String(orderValue ?? '').split(' ');
  return {
    conversionId,
    placedAt,
    counts,
    recordedAt,
    ...(currency === '' ? {} : { value: { minorUnits: BigInt(minorUnits), currency } }),
  } as CustomerOrder;
}
