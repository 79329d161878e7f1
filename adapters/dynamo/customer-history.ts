import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { CustomerHistory, CustomerOrder } from '../../core/identity/customer-history.ts';
import { customerOrderKey, customerPartition } from './keys.ts';
import { putItem } from './put-item.ts';
import { openTable } from './table.ts';

const isOther = {
  expression:
    'attribute_not_exists(pk) OR placedAt <> :placedAt OR #counts <> :counts OR recordedAt <> :recordedAt',
  names: { '#counts': 'counts' },
};

/** Keeps a person's orders in the Touches table, without expiry: returning has no age by default. */
export function dynamoCustomerHistory(
  documents: DynamoDBDocumentClient,
  tableName: string,
): CustomerHistory {
  const table = openTable(documents, tableName);

  return {
    async record(merchantId, personHash, { conversionId, placedAt, counts, recordedAt }) {
      const item = {
        ...customerOrderKey(merchantId, personHash, conversionId),
        conversionId,
        placedAt,
        counts,
        recordedAt,
      };
      const values = { ':placedAt': placedAt, ':counts': counts, ':recordedAt': recordedAt };
      const outcome = await putItem(table, item, { ...isOther, values });
      return outcome === 'written' ? 'changed' : 'same';
    },

    async list(merchantId, personHash) {
      const items = await table.query(customerPartition(merchantId, personHash), {
        prefix: 'ORDER#',
      });
      return items.map(
        ({ conversionId, placedAt, counts, recordedAt }) =>
          ({ conversionId, placedAt, counts, recordedAt }) as CustomerOrder,
      );
    },
  };
}
