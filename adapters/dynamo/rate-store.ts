import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import { isSameRateDay } from '../../core/money/is-same-rate-day.ts';
import type { RateDay, RateStore } from '../../core/money/rate-store.ts';
import { completeRatesKey, rateDayKey, ratesPartition } from './keys/program-keys.ts';
import { type Condition, isNew, putItem } from './put-item.ts';
import { openTable } from './table.ts';
import { part, writeTogether } from './write-together.ts';

/**
 * Keeps a merchant's rates in the Programs table: one item for each day of a source, and one that says
 * up to which day they are complete. A day is written under the condition that it is later than that.
 */
export function dynamoRateStore(documents: DynamoDBDocumentClient, tableName: string): RateStore {
  const table = openTable(documents, tableName);

  async function readComplete(merchantId: string, source: string): Promise<string | undefined> {
    return (await table.get(completeRatesKey(merchantId, source)))?.day as string | undefined;
  }

  return {
    async addDay(merchantId, rates) {
      const { source, day } = rates;
      const key = rateDayKey(merchantId, source, day);
      const refused = await writeTogether(documents, [
        part.put(table, { ...key, body: encodeJson(rates) }, isNew),
        part.check(table, completeRatesKey(merchantId, source), isBefore(day)),
      ]);
      if (refused.length === 0) return 'added';

      const known = await table.get(key);
      if (known === undefined) return 'complete';
      return isSameRateDay(decodeJson(known.body as string), rates) ? 'duplicate' : 'different';
    },

    async complete(merchantId, source, day) {
      const item = { ...completeRatesKey(merchantId, source), day };
      if ((await putItem(table, item, isBefore(day))) === 'written') return day;
      return (await readComplete(merchantId, source)) ?? day;
    },

    async listDays(merchantId, source, { from, to }) {
      // First the promise, then the days: what it promises is then among them.
      const completeThrough = await readComplete(merchantId, source);
      const items = await table.query(ratesPartition(merchantId, source), {
        from: rateDayKey(merchantId, source, from).sk,
        last: `${rateDayKey(merchantId, source, to).sk}~`,
      });
      return {
        ...(completeThrough === undefined ? {} : { completeThrough }),
        days: items.map((item) => decodeJson<RateDay>(item.body as string)),
      };
    },
  };
}

/** All is recorded up to an earlier day only, or it was never said. */
function isBefore(day: string): Condition {
  return {
    expression: 'attribute_not_exists(pk) OR #day < :day',
    names: { '#day': 'day' },
    values: { ':day': day },
  };
}
