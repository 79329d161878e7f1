import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoConversionStore } from '../../adapters/dynamo/conversion-store.ts';
import { dynamoLedgerStore } from '../../adapters/dynamo/ledger-store.ts';
import { noLargeBodies } from '../../adapters/dynamo/no-large-bodies.ts';
import { dynamoPayoutStore } from '../../adapters/dynamo/payout-store.ts';
import { retryingDocuments } from '../../adapters/dynamo/retrying-documents.ts';
import { payoutFileWriter } from '../../adapters/rails/write-payout-file.ts';
import type { ConversionStore } from '../../core/settlement/conversion-store.ts';
import { makePlanPayouts } from '../../functions/plan-payouts/plan-payouts.ts';
import { makePostLegs } from '../../functions/post-legs/post-legs.ts';
import { makeRunPayoutBatch } from '../../functions/run-payout-batch/run-payout-batch.ts';
import { makeResolvePayout } from '../../functions/shared/paying/resolve-payout.ts';
import { startDynamoEngine } from '../../local/engines/dynamo-engine.ts';
import { localCredentials, localRegion } from '../../local/local-account.ts';
import type { PlannedTable } from '../../local/plan.ts';
import { aTextSeal } from './a-text-seal.ts';
import { type ClosedOrder, closeAnOrder } from './close-an-order.ts';
import { aCreator, aMerchant, anEnrolment, aProgram, daysAfterOrder } from './factories/index.ts';
import { inMemoryAccountIndex, inMemoryPayoutControls } from './in-memory-account-index.ts';
import { inMemoryPayoutFiles } from './in-memory-payout-files.ts';
import { inMemoryProgramDirectory } from './in-memory-program-directory.ts';
import { inMemoryRateStore } from './in-memory-rate-store.ts';
import { noCalledRails } from './no-called-rails.ts';

export type LocalLedger = {
  readonly dataFolder: string;
  readonly documents: DynamoDBDocumentClient;
  readonly tables: { readonly conversions: string; readonly ledger: string };
  stop(): Promise<void>;
};

const tables = { conversions: 'ConversionsTable1A2B', ledger: 'LedgerTable3C4D' };

/**
 * A local data folder in which the use cases, over the real tables, have closed orders, paid `mia`
 * 40.00 EUR, taken 15.00 of it back, and left a leg of hers waiting.
 */
export async function startLocalLedger(): Promise<LocalLedger> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'tributary-ledger-'));
  const engine = await startDynamoEngine(Object.values(tables).map(plannedTable), dataFolder, {});
  const client = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: localRegion,
    credentials: localCredentials,
  });
  const documents = retryingDocuments(
    DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
  );
  await fill(documents);
  return {
    dataFolder,
    documents,
    tables,
    async stop() {
      client.destroy();
      await engine.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

async function fill(documents: DynamoDBDocumentClient): Promise<void> {
  const conversions = dynamoConversionStore({
    documents,
    conversionsTable: tables.conversions,
    largeBodies: noLargeBodies,
  });
  const order = closeAnOrder('1', 'EUR', [
    [{ creatorId: 'mia', minorUnits: 4_000n }],
    [{ creatorId: 'mia', minorUnits: 2_500n }],
  ]);
  const late = closeAnOrder('2', 'EUR', [[{ creatorId: 'mia', minorUnits: 70n }]]);
  const save = async (changes: ClosedOrder['changes']) => {
    for (const { state, ...change } of changes) {
      // Which revision is the newest only the store says.
      const { frozenDigest } = (await conversions.readState(state)) ?? {};
      const named = frozenDigest === undefined ? state : { ...state, frozenDigest };
      await conversions.save({ ...change, state: named });
    }
  };
  const { postLegs, pay } = openUseCases(documents, conversions);
  const post = () => postLegs({ merchantId: 'acme', conversionIds: ['shop~1'] });

  await save(order.changes.slice(0, 2));
  await post();
  await pay();
  await save(order.changes.slice(2));
  await post();
  await save(late.changes);
}

function openUseCases(documents: DynamoDBDocumentClient, conversions: ConversionStore) {
  const payouts = dynamoPayoutStore(documents, tables.ledger);
  const queued: { merchantId: string; batchId: string }[] = [];
  const ports = {
    ledger: dynamoLedgerStore(documents, tables.ledger),
    conversions,
    payouts,
    directory: inMemoryProgramDirectory({
      merchants: [aMerchant()],
      programs: [aProgram()],
      creators: [aCreator()],
      enrolments: [anEnrolment()],
    }),
    files: inMemoryPayoutFiles(),
    writeFile: payoutFileWriter(async () => aTextSeal),
    accounts: inMemoryAccountIndex(),
    controls: inMemoryPayoutControls(),
    rates: inMemoryRateStore(),
    enqueue: async (batches: readonly (typeof queued)[number][]) => {
      queued.push(...batches);
    },
    now: () => daysAfterOrder(60),
    sha256,
    ...noCalledRails,
  };
  return {
    postLegs: makePostLegs(ports),
    async pay(): Promise<void> {
      const run = { merchantId: 'acme', runId: '2026-05-15', dryRun: false };
      await makePlanPayouts(ports)(run);
      for (const batch of queued) await makeRunPayoutBatch(ports)(batch);
      for (const { payoutId } of await payouts.listPayoutsOfCreator('acme', 'mia')) {
        const report = { outcome: 'confirmed', evidence: 'booking 77' } as const;
        await makeResolvePayout(ports)('acme', payoutId, report);
      }
    },
  };
}

function plannedTable(name: string): PlannedTable {
  const keys = (partition: string, sort: string) => [
    { AttributeName: partition, KeyType: 'HASH' },
    { AttributeName: sort, KeyType: 'RANGE' },
  ];
  const index = (IndexName: string, partition: string, sort: string) => ({
    IndexName,
    KeySchema: keys(partition, sort),
    Projection: { ProjectionType: 'ALL' },
  });
  return {
    logicalId: name,
    name,
    streamed: false,
    create: {
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk', 'ipk', 'isk', 'dpk', 'dsk'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      KeySchema: keys('pk', 'sk'),
      GlobalSecondaryIndexes: [index('byIndex', 'ipk', 'isk'), index('byDay', 'dpk', 'dsk')],
    },
  };
}
