import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { WeightSet } from '../../core/attribution/weights/weight-set.ts';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { ProgramRegistry } from '../../core/programs/program-registry.ts';
import {
  summarizeWeightSet,
  type WeightSetSummary,
} from '../../core/programs/summarize-weight-set.ts';
import {
  weightSetIdKey,
  weightSetKey,
  weightSetListing,
  weightSetListingsPartition,
} from './keys/program-keys.ts';
import { isNew } from './put-item.ts';
import { openTable } from './table.ts';
import { toPage } from './to-page.ts';
import { part, writeTogether } from './write-together.ts';

type WeightSets = Pick<ProgramRegistry, 'addWeightSet' | 'findWeightSetById' | 'listWeightSets'>;

/**
 * Publishes and lists weight sets in the Programs table. A set is three items, written together: the
 * set itself under the time of publishing, where assessing looks for it; its id, so that there is one
 * set of an id whoever publishes at the same time; and its summary, so that a list reads no weights.
 */
export function dynamoWeightSets(documents: DynamoDBDocumentClient, tableName: string): WeightSets {
  const table = openTable(documents, tableName);

  return {
    async addWeightSet(merchantId, programId, set) {
      const { weightSetId, publishedAt } = set;
      const id = { ...weightSetIdKey(merchantId, programId, weightSetId), publishedAt };
      const summary = encodeJson(summarizeWeightSet(set));
      const refused = await writeTogether(documents, [
        part.put(table, id, isNew),
        part.put(table, { ...weightSetKey(merchantId, programId, set), body: encodeJson(set) }),
        part.put(table, { ...weightSetListing(merchantId, programId, set), body: summary }),
      ]);
      return refused.length === 0 ? 'added' : 'duplicate';
    },
    async findWeightSetById(merchantId, programId, weightSetId) {
      const id = await table.get(weightSetIdKey(merchantId, programId, weightSetId));
      if (id === undefined) return undefined;
      const place = { weightSetId, publishedAt: id.publishedAt as number };
      const item = await table.get(weightSetKey(merchantId, programId, place));
      return item && decodeJson<WeightSet>(item.body as string);
    },
    async listWeightSets(merchantId, programId, { limit, after }) {
      const partition = weightSetListingsPartition(merchantId, programId);
      const range = after === undefined ? 'all' : { after };
      const items = await table.query(partition, range, limit + 1);
      return toPage<WeightSetSummary>(items, limit, (item) => item.sk as string);
    },
  };
}
