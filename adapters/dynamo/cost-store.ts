import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { Cost, CostStore } from '../../core/reports/cost.ts';
import { costKey, costsOfDay } from './keys/conversion-keys.ts';
import { isNew, putItem } from './put-item.ts';
import { type Item, openTable } from './table.ts';

/** Keeps costs in the Conversions table, each under its id, and finds those of a day by its index. */
export function dynamoCostStore(documents: DynamoDBDocumentClient, tableName: string): CostStore {
  const table = openTable(documents, tableName);

  return {
    async add(cost) {
      const { merchantId, programId, day, costId } = cost;
      const item = {
        ...costKey(merchantId, costId),
        dpk: costsOfDay(merchantId, programId, day),
        dsk: costId,
        body: encodeJson(cost),
      };
      return (await putItem(table, item, isNew)) === 'written' ? 'added' : 'duplicate';
    },

    async find(merchantId, costId) {
      const item = await table.get(costKey(merchantId, costId));
      return item && readCost(item);
    },

    async listOfDay(merchantId, programId, day) {
      const places = await table.queryIndex('byDay', costsOfDay(merchantId, programId, day), 'all');
      const keys = places.map(({ dsk }) => costKey(merchantId, dsk as string));
      return (await table.getMany(keys)).map(readCost);
    },
  };
}

const readCost = ({ body }: Item): Cost => decodeJson<Cost>(body as string);
