import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { ClosingOutcome, ClosingRun } from '../../core/settlement/closing-run.ts';
import type { ClosingRunStore } from '../../core/settlement/closing-run-store.ts';
import {
  closingOutcomeKey,
  closingOutcomesPartition,
  closingRunKey,
  closingRunsUntil,
} from './keys/ledger-keys.ts';
import { type Condition, putItem } from './put-item.ts';
import { openTable } from './table.ts';
import { toPage } from './to-page.ts';

/** Keeps runs of closings in the Ledger table: one item for a run, and one for each of its chunks. */
export function dynamoClosingRunStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): ClosingRunStore {
  const table = openTable(documents, tableName);

  return {
    async find(merchantId, runId) {
      const item = await table.get(closingRunKey(merchantId, runId));
      return item && decodeJson<ClosingRun>(item.body as string);
    },

    async save(run) {
      const { merchantId, runId, attempt, planned } = run;
      const item = {
        ...closingRunKey(merchantId, runId),
        attempt,
        ...(planned === undefined ? {} : { plannedAt: planned.at }),
        body: encodeJson(run),
      };
      const outcome = await putItem(table, item, planned === undefined ? begins(run) : ends(run));
      return outcome === 'written' ? 'saved' : 'stale';
    },

    async list(merchantId, { limit, after }) {
      const { pk } = closingRunKey(merchantId, '');
      // The range includes the place itself, and one more tells that there is a next page.
      const items = await table.queryBackwards(pk, closingRunsUntil(after), limit + 2);
      const following = items.filter(({ sk }) => sk !== after).slice(0, limit + 1);
      return toPage<ClosingRun>(following, limit, ({ sk }) => sk as string);
    },

    async saveOutcome(outcome) {
      const { merchantId, runId, chunkId, at } = outcome;
      const item = {
        ...closingOutcomeKey(merchantId, runId, chunkId),
        at,
        body: encodeJson(outcome),
      };
      await putItem(table, item, {
        expression: 'attribute_not_exists(pk) OR #at <= :at',
        names: { '#at': 'at' },
        values: { ':at': at },
      });
    },

    async listOutcomes(merchantId, runId) {
      const items = await table.query(closingOutcomesPartition(merchantId, runId), 'all');
      return items.map((item) => decodeJson<ClosingOutcome>(item.body as string));
    },
  };
}

const begins = ({ attempt }: ClosingRun): Condition => ({
  expression:
    'attribute_not_exists(pk) OR (attempt < :attempt AND attribute_not_exists(plannedAt))',
  values: { ':attempt': attempt },
});

const ends = ({ attempt }: ClosingRun): Condition => ({
  expression: 'attempt = :attempt AND attribute_not_exists(plannedAt)',
  values: { ':attempt': attempt },
});
