import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import { isCalledRail } from '../../core/payouts/called-rails.ts';
import type { PayoutBatch, PayoutStore } from '../../core/payouts/payout-store.ts';
import { submitPayout } from '../../core/payouts/submit-payout.ts';
import type { Instant } from '../../core/time/instant.ts';
import {
  accountPartition,
  batchesIndex,
  batchKey,
  batchPayoutsIndex,
  headKey,
  openBatchesIndex,
  openBatchKey,
  payoutKey,
  payoutPointerKey,
  payoutPrefix,
} from './keys/ledger-keys.ts';
import { followsPayout, fromPayoutItem, toPayoutItem } from './payout-item.ts';
import { type Condition, isNew, putItem } from './put-item.ts';
import { decideRun, putRun, readRun } from './run-item.ts';
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
    addRun: (run) => putRun(table, run),

    findRun: (merchantId, runId) => readRun(table, merchantId, runId),

    decideRun: (run) => decideRun(table, run),

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
      const submitted = submitPayout(payout, at);
      const [refused] = await writeTogether(documents, [
        part.put(table, toPayoutItem(submitted), followsPayout(submitted, 'intended')),
        part.check(table, headKey(merchantId, creatorId), {
          expression: 'reversalSequence = :reversals',
          values: { ':reversals': reversalSequence },
        }),
      ]);
      if (refused === undefined) return 'submitted';
      return refused === 0 ? 'stale' : 'reversed';
    },

    async release(batch) {
      const item = toBatchItem(batch);
      if (!isCalledRail(batch.rail)) {
        return (await putItem(table, item, isUnreleased)) === 'written' ? 'released' : 'stale';
      }
      // Together, so that nothing is ever released to a rail that nobody asks afterwards.
      const refused = await writeTogether(documents, [
        part.put(table, item, isUnreleased),
        part.put(table, toOpenItem(batch)),
      ]);
      return refused.length === 0 ? 'released' : 'stale';
    },

    async mark(next, expected) {
      const condition = followsPayout(next, expected);
      return (await putItem(table, toPayoutItem(next), condition)) === 'written'
        ? 'written'
        : 'stale';
    },

    async listOpenBatches() {
      const items = await table.queryIndex('byIndex', openBatchesIndex().ipk, 'all');
      return items.map(({ merchantId, batchId }) => ({
        merchantId: merchantId as string,
        batchId: batchId as string,
      }));
    },

    async noteCall(batch, at) {
      const { Attributes: before } = await documents.send(
        new PutCommand({
          TableName: tableName,
          Item: { ...toOpenItem(batch), calledAt: at },
          ReturnValues: 'ALL_OLD',
        }),
      );
      return before?.calledAt as Instant | undefined;
    },

    async lastCallOf({ merchantId, batchId }) {
      const item = await table.get(openBatchKey(merchantId, batchId));
      return item?.calledAt as Instant | undefined;
    },

    async closeBatch({ merchantId, batchId }) {
      await documents.send(
        new DeleteCommand({ TableName: tableName, Key: openBatchKey(merchantId, batchId) }),
      );
    },
  };
}

const isUnreleased: Condition = {
  expression: 'attribute_exists(pk) AND attribute_not_exists(releasedAt)',
};

function toOpenItem({ merchantId, batchId }: Pick<PayoutBatch, 'merchantId' | 'batchId'>): Item {
  return {
    ...openBatchKey(merchantId, batchId),
    ...openBatchesIndex(merchantId, batchId),
    merchantId,
    batchId,
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
