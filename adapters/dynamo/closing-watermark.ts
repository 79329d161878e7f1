import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ClosingWatermark } from '../../core/settlement/conversion-store.ts';
import { watermarkKey } from './keys/ledger-keys.ts';
import { putItem } from './put-item.ts';
import { openTable } from './table.ts';

/** Keeps the watermark in the Ledger table. It never goes back, whoever is late. */
export function dynamoClosingWatermark(
  documents: DynamoDBDocumentClient,
  tableName: string,
): ClosingWatermark {
  const table = openTable(documents, tableName);

  return {
    async read(merchantId) {
      return (await table.get(watermarkKey(merchantId)))?.day as string | undefined;
    },

    async advance(merchantId, day) {
      await putItem(
        table,
        { ...watermarkKey(merchantId), day },
        {
          expression: 'attribute_not_exists(pk) OR #day < :day',
          names: { '#day': 'day' },
          values: { ':day': day },
        },
      );
    },
  };
}
