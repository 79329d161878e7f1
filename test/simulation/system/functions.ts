import type { Context, DynamoDBStreamEvent, SQSEvent } from 'aws-lambda';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { dynamoAccountIndex } from '../../../adapters/dynamo/account-index.ts';
import { dynamoBudgetStore } from '../../../adapters/dynamo/budget-store.ts';
import { dynamoClosingRunStore } from '../../../adapters/dynamo/closing-run-store.ts';
import { dynamoClosingWatermark } from '../../../adapters/dynamo/closing-watermark.ts';
import { coalescingDocuments } from '../../../adapters/dynamo/coalescing-documents.ts';
import { dynamoConversionStore } from '../../../adapters/dynamo/conversion-store.ts';
import { dynamoCustomerHistory } from '../../../adapters/dynamo/customer-history.ts';
import { dynamoIdentityStore } from '../../../adapters/dynamo/identity-store.ts';
import { dynamoLedgerStore } from '../../../adapters/dynamo/ledger-store.ts';
import { dynamoPayoutControls } from '../../../adapters/dynamo/payout-controls.ts';
import { dynamoPayoutStore } from '../../../adapters/dynamo/payout-store.ts';
import { dynamoPeriodStore } from '../../../adapters/dynamo/period-store.ts';
import { dynamoProgramDirectory } from '../../../adapters/dynamo/program-directory.ts';
import { dynamoProgramRegistry } from '../../../adapters/dynamo/program-registry.ts';
import { dynamoRateStore } from '../../../adapters/dynamo/rate-store.ts';
import { dynamoReferenceStore } from '../../../adapters/dynamo/reference-store.ts';
import { dynamoSubscriptionStore } from '../../../adapters/dynamo/subscription-store.ts';
import { dynamoTokenHistory } from '../../../adapters/dynamo/token-history.ts';
import { dynamoTouchStore } from '../../../adapters/dynamo/touch-store.ts';
import { isRailSignature } from '../../../adapters/rails/rail-signature.ts';
import { payoutFileWriter } from '../../../adapters/rails/write-payout-file.ts';
import { s3LargeBodies } from '../../../adapters/s3/large-bodies.ts';
import { s3PayoutFiles } from '../../../adapters/s3/payout-files.ts';
import { queueSender } from '../../../adapters/sqs/queue-sender.ts';
import type { Fact } from '../../../core/assessment/order-facts.ts';
import type { PaymentsFact } from '../../../core/references/index.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { makeAssessOrder } from '../../../functions/assess-orders/assess-order.ts';
import { makeConsumer as consumeAssess } from '../../../functions/assess-orders/consumer.ts';
import { makeCloseChunk } from '../../../functions/close-conversions/close-chunk.ts';
import { makeCloseConversion } from '../../../functions/close-conversions/close-due-conversion.ts';
import { makeConsumer as consumeClose } from '../../../functions/close-conversions/consumer.ts';
import { makeLookUpPayouts } from '../../../functions/look-up-payouts/look-up-payouts.ts';
import { nameRun } from '../../../functions/plan-closings/name-run.ts';
import { makePlanClosings } from '../../../functions/plan-closings/plan-closings.ts';
import { makePlanPayouts } from '../../../functions/plan-payouts/plan-payouts.ts';
import { makeRunScheduledPayouts } from '../../../functions/plan-payouts/run-scheduled-payouts.ts';
import { makePlanPeriods } from '../../../functions/plan-periods/plan-periods.ts';
import { makeConsumer as consumePost } from '../../../functions/post-legs/consumer.ts';
import { makePostLegs } from '../../../functions/post-legs/post-legs.ts';
import { makeEndpoint } from '../../../functions/receive-rail-callback/endpoint.ts';
import { makeReceiveRailCallback } from '../../../functions/receive-rail-callback/receive-rail-callback.ts';
import { makeConsumer as consumeStream } from '../../../functions/relay-work/consumer.ts';
import { makeConsumer as consumeBatches } from '../../../functions/run-payout-batch/consumer.ts';
import { makeRunPayoutBatch } from '../../../functions/run-payout-batch/run-payout-batch.ts';
import { makeConsumer as consumePeriods } from '../../../functions/settle-periods/consumer.ts';
import { makeSettlePeriods } from '../../../functions/settle-periods/settle-periods.ts';
import type { HttpEvent } from '../../../functions/shared/http/http.ts';
import type { LogError } from '../../../functions/shared/logger.ts';
import { makeRecordRailReport } from '../../../functions/shared/paying/record-rail-report.ts';
import {
  makeResolvePayout,
  type PayoutOutcome,
} from '../../../functions/shared/paying/resolve-payout.ts';
import { batchQueue } from '../../../functions/shared/queues/batch-queue.ts';
import { closingQueue } from '../../../functions/shared/queues/closing-queue.ts';
import { conversionQueue } from '../../../functions/shared/queues/conversion-queue.ts';
import { periodQueue } from '../../../functions/shared/queues/period-queue.ts';
import { postQueue } from '../../../functions/shared/queues/post-queue.ts';
import { aTextSeal } from '../../support/a-text-seal.ts';
import { noReceivers } from '../../support/no-called-rails.ts';
import type { Deed } from '../story/deed.ts';
import { recordRates } from '../story/rates.ts';
import type { Clients } from './clients.ts';
import { doDeed } from './do-deed.ts';
import type { PausedPart } from './outside.ts';
import { simulatedLimits } from './rails/rail-limits.ts';
import type { RailWebhook } from './rails/simulated-rail.ts';
import { tables } from './tables.ts';

/** What an invocation runs with, besides what it opens itself. */
export type Surroundings = {
  readonly clients: Clients;
  readonly now: () => Instant;
  readonly logError: LogError;
};

export const queueNames = ['assess', 'close', 'post', 'period', 'payout'] as const;
export type QueueName = (typeof queueNames)[number];
export const bucketNames = { facts: 'facts', payoutFiles: 'payout-files' } as const;

/** The secret that the bank of a merchant signs its callbacks with. */
export const railSecretOf = (connectionId: string): string => `secret-of-${connectionId}`;

const context = {} as Context;

function openPorts({ clients, now }: Surroundings, documents = clients.documents) {
  return {
    directory: dynamoProgramDirectory(documents, tables.programs),
    accounts: dynamoAccountIndex(documents, tables.programs),
    controls: dynamoPayoutControls(documents, tables.programs),
    rates: dynamoRateStore(documents, tables.programs),
    budgets: dynamoBudgetStore(documents, tables.conversions),
    touches: dynamoTouchStore(documents, tables.touches),
    identities: dynamoIdentityStore(documents, tables.touches),
    history: dynamoCustomerHistory(documents, tables.touches),
    tokens: dynamoTokenHistory(documents, tables.touches),
    subscriptions: dynamoSubscriptionStore(documents, tables.conversions),
    references: dynamoReferenceStore(documents, tables.conversions),
    conversions: dynamoConversionStore({
      documents,
      conversionsTable: tables.conversions,
      largeBodies: s3LargeBodies(clients.objects, bucketNames.facts),
    }),
    ledger: dynamoLedgerStore(documents, tables.ledger),
    payouts: dynamoPayoutStore(documents, tables.ledger),
    periods: dynamoPeriodStore(documents, tables.ledger),
    runs: dynamoClosingRunStore(documents, tables.ledger),
    watermark: dynamoClosingWatermark(documents, tables.ledger),
    now,
    sha256,
  };
}

/** The ports of those who work on batches of orders: what these want at one time is read at once. */
const openCoalescing = (around: Surroundings) =>
  openPorts(around, coalescingDocuments(around.clients.documents));

/**
 * The functions that settle, opened as their handlers open them. Each takes its event and answers as
 * Lambda would hear it.
 */
export const functions = {
  /** Stands for every function that takes facts in: stores one before it answers. */
  'receive-fact': (around: Surroundings, fact: Fact) => openPorts(around).conversions.addFact(fact),

  /** Stands for every function that takes facts of payments in. */
  'receive-payments': (around: Surroundings, fact: PaymentsFact) =>
    openPorts(around).references.park(fact),

  /** People, and the merchant's back end, tell of what is no order and change whose an order is. */
  'record-facts': (around: Surroundings, deed: Deed) => doDeed(openPorts(around), deed),

  /** The merchant's back end tells what was published. */
  'record-rates': (around: Surroundings, merchantId: string) =>
    recordRates(openPorts(around).rates, merchantId),

  /** A person stops something or lets it go on, as the routes of pauses do. */
  'manage-programs': (
    around: Surroundings,
    { merchantId, what, isOn }: PausedPart & { readonly isOn: boolean },
  ) => {
    const registry = dynamoProgramRegistry(around.clients.documents, tables.programs);
    const pause = { at: around.now(), author: 'manager@acme.example', reason: 'A look at it.' };
    return registry.setPause(merchantId, 'spring', what, isOn ? pause : undefined);
  },

  'relay-work': (around: Surroundings, event: DynamoDBStreamEvent) => {
    const { sqs } = around.clients;
    const assess = queueSender(sqs, 'assess');
    const post = postQueue(sqs, 'post');
    const period = conversionQueue(sqs, 'period');
    return consumeStream({ assess, post, period, logError: around.logError })(event, context);
  },

  'assess-orders': (around: Surroundings, event: SQSEvent) => {
    const enqueue = conversionQueue(around.clients.sqs, 'assess');
    const ports = openCoalescing(around);
    const assessOrder = makeAssessOrder({ ...ports, enqueue });
    return consumeAssess(assessOrder, ports.references, around.logError)(event, context);
  },

  'plan-closings': (around: Surroundings, event: object) => {
    const enqueueChunks = closingQueue(around.clients.sqs, 'close');
    const runId = nameRun(event, 'by-hand', around.now());
    return makePlanClosings({ ...openPorts(around), enqueueChunks })(runId);
  },

  'close-conversions': (around: Surroundings, event: SQSEvent) => {
    const ports = openCoalescing(around);
    const enqueue = conversionQueue(around.clients.sqs, 'close');
    const closeConversion = makeCloseConversion({ ...ports, enqueue });
    const closeChunk = makeCloseChunk({ ...ports, closeConversion });
    return consumeClose(closeConversion, closeChunk, around.logError)(event, context);
  },

  'post-legs': (around: Surroundings, event: SQSEvent) =>
    consumePost(makePostLegs(openPorts(around)), around.logError)(event, context),

  'plan-periods': (around: Surroundings, _event: object) => {
    const enqueue = periodQueue(around.clients.sqs, 'period');
    return makePlanPeriods({ ...openPorts(around), enqueue })();
  },

  'settle-periods': (around: Surroundings, event: SQSEvent) =>
    consumePeriods(makeSettlePeriods(openPorts(around)), around.logError)(event, context),

  'plan-payouts': (around: Surroundings, _event: object) => {
    const ports = openPorts(around);
    return makeRunScheduledPayouts({ ...ports, planPayouts: planPayouts(around) })();
  },

  /** A person asks for a run, by a key of their own. */
  'manage-payouts-run': (
    around: Surroundings,
    run: { readonly merchantId: string; readonly runId: string },
  ) => planPayouts(around)({ ...run, dryRun: false }),

  'run-payout-batch': (around: Surroundings, event: SQSEvent) => {
    const files = s3PayoutFiles(around.clients.s3, bucketNames.payoutFiles);
    const run = makeRunPayoutBatch({
      ...openPorts(around),
      ...{ files, openRail: around.clients.openRail },
      writeFile: payoutFileWriter(async () => aTextSeal),
    });
    return consumeBatches(run, around.logError)(event, context);
  },

  'receive-rail-callback': (around: Surroundings, event: HttpEvent) => {
    const ports = openPorts(around);
    const receiveRailCallback = makeReceiveRailCallback({
      connections: ports.directory,
      readSecrets: async (connectionId) => [railSecretOf(connectionId)],
      isSigned: isRailSignature,
      findPayout: ports.payouts.findPayout,
      resolvePayout: makeResolvePayout(ports),
    });
    // What rails that are called tell comes by `receive-rail-webhook`.
    const receiveRailNews = () => Promise.reject(new Error('No such rail tells here.'));
    const useCases = { receiveRailCallback, receiveRailNews };
    return makeEndpoint(
      useCases,
      () => {},
      () => {},
      around.logError,
    )(event);
  },

  /** The schedule asks rails that are called what became of payouts. */
  'look-up-payouts': (around: Surroundings, _event: object) => {
    const enqueue = batchQueue(around.clients.sqs, 'payout');
    const { openRail } = around.clients;
    return makeLookUpPayouts({ ...openPorts(around), openRail, enqueue })();
  },

  /** A rail that is called tells of its own accord; it proves itself as a webhook does, which is not of this system. */
  'receive-rail-webhook': (around: Surroundings, { rail, merchantId, report }: RailWebhook) =>
    makeRecordRailReport(openPorts(around))(merchantId, rail, report),

  /** A person says what became of a payout. */
  'manage-payouts-resolve': (
    around: Surroundings,
    {
      merchantId,
      payoutId,
      outcome,
    }: { merchantId: string; payoutId: string; outcome: PayoutOutcome },
  ) => makeResolvePayout(openPorts(around))(merchantId, payoutId, { outcome, evidence: 'seen' }),
} as const;

export type FunctionName = keyof typeof functions;
export type EventOf<Name extends FunctionName> = Parameters<(typeof functions)[Name]>[1];

/** What a workers' queue starts. */
export const workerOf: Readonly<Record<QueueName, FunctionName>> = {
  assess: 'assess-orders',
  close: 'close-conversions',
  post: 'post-legs',
  period: 'settle-periods',
  payout: 'run-payout-batch',
};

function planPayouts(around: Surroundings) {
  const enqueue = batchQueue(around.clients.sqs, 'payout');
  const rails = { railLimits: simulatedLimits, receivers: noReceivers };
  return makePlanPayouts({ ...openPorts(around), ...rails, enqueue });
}
