import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { RateImports } from '../../core/money/rate-imports.ts';
import { rateImportIndex, rateImportKey } from './keys/program-keys.ts';
import { openTable } from './table.ts';

/** Keeps who wants which rates in the Programs table; who wants them is in the index. */
export function dynamoRateImports(
  documents: DynamoDBDocumentClient,
  tableName: string,
): RateImports {
  const table = openTable(documents, tableName);
  return {
    async set(merchantId, source, isWanted) {
      const Item = {
        ...rateImportKey(merchantId, source),
        ...(isWanted ? rateImportIndex(merchantId, source) : {}),
        isWanted,
      };
      await documents.send(new PutCommand({ TableName: tableName, Item }));
    },
    async isWanted(merchantId, source) {
      return (await table.get(rateImportKey(merchantId, source)))?.isWanted === true;
    },
    async listMerchants(source) {
      const items = await table.queryIndex('byIndex', rateImportIndex('', source).ipk, 'all');
      return items.map((item) => item.isk as string);
    },
  };
}
