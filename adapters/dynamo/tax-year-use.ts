import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TaxYearUse } from '../../core/tax/tax-year-use.ts';
import { taxYearPartition } from './keys/ledger-keys.ts';
import { openTable } from './table.ts';

/** Asks the index of the Ledger table for any receiver of a tax year. */
export function dynamoTaxYearUse(documents: DynamoDBDocumentClient, tableName: string): TaxYearUse {
  const table = openTable(documents, tableName);
  return {
    async isUsed(merchantId, taxYear) {
      const partition = taxYearPartition(merchantId, taxYear);
      return (await table.queryIndex('byIndex', partition, 'all', 1)).length > 0;
    },
  };
}
