import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { PayoutBatch, PayoutRun, PayoutStore } from '../../core/payouts/payout-store.ts';
import { submitPayout } from '../../core/payouts/submit-payout.ts';
import {
  accountPartition,
  batchesIndex,
  batchKey,
  batchPayoutsIndex,
  headKey,
  payoutKey,
  payoutPointerKey,
  payoutPrefix,
  runKey,
} from './keys.ts';
import { isInState } from './ledger-store.ts';
import { fromPayoutItem, toPayoutItem } from './payout-item.ts';
import { isNew, putItem } from './put-item.ts';
import { type Item, openTable } from './table.ts';
import { part, writeTogether } from './write-together.ts';

/** Keeps payouts with their creators' accounts, and runs and batches beside them, in the Ledger table. */
export function dynamoPayoutStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): PayoutStore {
  const table = openTable(documents, tableName);

  async function add(item: Item): Promise<'added' | 'duplicate'> {
    return (await putItem(table, item, isNew)) === 'written' ? 'added' : 'duplicate';
  }
  async function readPayout(merchantId: string, creatorId: string, payoutId: string) {
    const item = await table.get(payoutKey(merchantId, creatorId, payoutId));
    return item && fromPayoutItem(item);
  }

  return {
    addRun: (run) => add({ ...runKey(run.merchantId, run.runId), body: encodeJson(run) }),

    async findRun(merchantId, runId) {
      const item = await table.get(runKey(merchantId, runId));
      return item && decodeJson<PayoutRun>(item.body as string);
    },

    async decideRun(run) {
      const key = runKey(run.merchantId, run.runId);
      const stored = await table.get(key);
      const body = stored?.body as string | undefined;
      if (body === undefined || decodeJson<PayoutRun>(body).approval?.decision) return 'stale';
      const undecided = { expression: 'body = :body', values: { ':body': body } };
      const decided = { ...stored, ...key, body: encodeJson(run) };
      return (await putItem(table, decided, undecided)) === 'written' ? 'written' : 'stale';
    },

    addBatch: (batch) => add(toBatchItem(batch)),

    async findBatch(merchantId, batchId) {
      const item = await table.get(batchKey(merchantId, batchId));
      return item && fromBatchItem(item);
    },

    async findPayout(merchantId, payoutId) {
      const pointer = await table.get(payoutPointerKey(merchantId, payoutId));
      return pointer && readPayout(merchantId, pointer.creatorId as string, payoutId);
    },

    async listPayoutsOfBatch({ merchantId, batchId }) {
      const partition = batchPayoutsIndex(merchantId, batchId).ipk;
      const places = await table.queryIndex('byIndex', partition, 'all');
      const payouts = await Promise.all(
        places.map(({ creatorId, isk }) =>
          readPayout(merchantId, creatorId as string, isk as string),
        ),
      );
      return payouts.filter((payout) => payout !== undefined);
    },

    async listPayoutsOfCreator(merchantId, creatorId) {
      const partition = accountPartition(merchantId, creatorId);
      return (await table.query(partition, { prefix: payoutPrefix })).map(fromPayoutItem);
    },

    async listBatches(merchantId) {
      const items = await table.queryIndex('byIndex', batchesIndex(merchantId).ipk, 'all');
      return items.map(fromBatchItem);
    },

    async submit(payout, at) {
      if (payout.state !== 'intended') return 'stale';
      const { merchantId, creatorId, reversalSequence } = payout;
      const [refused] = await writeTogether(documents, [
        part.put(table, toPayoutItem(submitPayout(payout, at)), isInState('intended')),
        part.check(table, headKey(merchantId, creatorId), {
          expression: 'reversalSequence = :reversals',
          values: { ':reversals': reversalSequence },
        }),
      ]);
      if (refused === undefined) return 'submitted';
      return refused === 0 ? 'stale' : 'reversed';
    },

    async release(batch) {
      const outcome = await putItem(table, toBatchItem(batch), {
        expression: 'attribute_exists(pk) AND attribute_not_exists(releasedAt)',
      });
      return outcome === 'written' ? 'released' : 'stale';
    },
  };
}

function toBatchItem(batch: PayoutBatch): Item {
  const { merchantId, batchId, released } = batch;
  return {
    ...batchKey(merchantId, batchId),
    ...batchesIndex(merchantId, batchId),
    ...(released === undefined ? {} : { releasedAt: released.at }),
    body: encodeJson(batch),
  };
}

function fromBatchItem(item: Item): PayoutBatch {
  return decodeJson<PayoutBatch>(item.body as string);
}
