import { Duration } from 'aws-cdk-lib';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import { grantBucket } from './constructs/grant-bucket.ts';
import { grantQueue } from './constructs/grant-queue.ts';
import { grantSecret } from './constructs/grant-secret.ts';
import { grantTable } from './constructs/grant-table.ts';
import { NodeFunction } from './constructs/node-function.ts';
import { ScheduledFunction } from './constructs/scheduled-function.ts';
import { StreamConsumer } from './constructs/stream-consumer.ts';
import { WorkerQueue } from './constructs/worker-queue.ts';
import type { DataStack } from './data-stack.ts';
import type { EdgeStack } from './edge-stack.ts';
import { grantAssessment } from './grant-assessment.ts';
import type { PrivacyStack } from './privacy-stack.ts';
import type { SettlementStack } from './settlement-stack.ts';
import type { StageSettings } from './stage-settings.ts';
import type { TrackingStack } from './tracking-stack.ts';
import { TributaryStack } from './tributary-stack.ts';

export type IngestionStackProps = {
  readonly settings: StageSettings;
  readonly data: DataStack;
  readonly edge: EdgeStack;
  readonly settlement: SettlementStack;
  readonly tracking: TrackingStack;
  readonly privacy: PrivacyStack;
};

/** From a webhook to an assessed order: the fact, told or read from the shop, the queue of keys, the worker. */
export class IngestionStack extends TributaryStack {
  /** Asks for the next page of a walk through a shop's orders. */
  readonly walkQueue: WorkerQueue;
  private readonly props: IngestionStackProps;

  constructor(scope: Construct, props: IngestionStackProps) {
    super(scope, 'Ingestion', {
      settings: props.settings,
      description: 'Tributary: shop webhooks become facts, and facts become assessments.',
    });
    this.props = props;

    const refetchQueue = this.makeRefetchQueue();
    this.makeReceiveWebhook(refetchQueue);
    this.walkQueue = this.makeReconcileOrders(refetchQueue);
    this.makeRelayWork(this.makeAssessQueue());
  }

  private makeReceiveWebhook(refetchQueue: WorkerQueue): void {
    const { settings, data, edge, tracking, privacy } = this.props;
    const receiveWebhook = new NodeFunction(this, 'ReceiveWebhook', {
      name: 'receive-webhook',
      settings,
      // Shops give up early: processing power is what shortens a cold start.
      memoryMb: 1_024,
    });
    grantTable(receiveWebhook, data.programs, ['GetItem']);
    // Senders of our own events are told if they contradict what is known.
    grantTable(receiveWebhook, data.conversions, ['PutItem', 'Query']);
    grantBucket(receiveWebhook, data.facts, ['GetObject', 'PutObject']);
    grantSecret(receiveWebhook, data.tokenKeys);
    grantSecret(receiveWebhook, data.pepper);
    data.connectionSecrets.grantRead(receiveWebhook);
    // While a pepper is rotated: which hashes are of one person.
    grantQueue(receiveWebhook, tracking.touchQueue);
    // What a shop asks for its customers is durable before it is answered.
    grantTable(receiveWebhook, data.touches, ['PutItem']);
    grantQueue(receiveWebhook, privacy.privacyQueue);
    grantQueue(receiveWebhook, refetchQueue);
    edge.gateway.addPublicRoutes(
      receiveWebhook,
      ['POST /webhooks/{provider}/{connectionId}'],
      'A shop proves itself by a signature over the raw body, which only the function can verify.',
    );
  }

  private makeRefetchQueue(): WorkerQueue {
    const { settings, data, tracking } = this.props;
    const refetchOrders = new NodeFunction(this, 'RefetchOrders', {
      name: 'refetch-orders',
      settings,
      // An order is several requests to a shop, each with its retries and waits.
      timeout: Duration.seconds(90),
    });
    grantTable(refetchOrders, data.programs, ['GetItem']);
    grantTable(refetchOrders, data.conversions, ['PutItem', 'Query']);
    grantBucket(refetchOrders, data.facts, ['GetObject', 'PutObject']);
    grantSecret(refetchOrders, data.tokenKeys);
    grantSecret(refetchOrders, data.pepper);
    data.connectionSecrets.grantRead(refetchOrders);
    grantQueue(refetchOrders, tracking.touchQueue);

    return new WorkerQueue(this, 'RefetchQueue', {
      setting: 'REFETCH_QUEUE_URL',
      worker: refetchOrders,
      // A shop that is slow keeps nobody else's order waiting, and few at once keep within shops' rate limits.
      batchSize: 1,
      concurrencyMax: 2,
    });
  }

  private makeReconcileOrders(refetchQueue: WorkerQueue): WorkerQueue {
    const { settings, data } = this.props;
    const reconcileOrders = new NodeFunction(this, 'ReconcileOrders', {
      name: 'reconcile-orders',
      settings,
      // A page of a shop's list with its retries, and a look at the facts of each order; or the start of the night.
      timeout: Duration.minutes(2),
    });
    // Connections are listed by merchant; how far each is walked stands beside it.
    grantTable(reconcileOrders, data.programs, ['GetItem', 'PutItem', 'Query'], ['byIndex']);
    grantTable(reconcileOrders, data.conversions, ['BatchGetItem', 'Query'], ['byDay']);
    grantBucket(reconcileOrders, data.facts, ['GetObject']);
    data.connectionSecrets.grantRead(reconcileOrders);
    grantQueue(reconcileOrders, refetchQueue);
    const walkQueue = new WorkerQueue(this, 'WalkQueue', {
      setting: 'WALK_QUEUE_URL',
      worker: reconcileOrders,
      // A shop that is slow keeps no other waiting.
      batchSize: 1,
      concurrencyMax: 2,
    });
    grantQueue(reconcileOrders, walkQueue);
    new ScheduledFunction(this, 'ReconcileOrdersNightly', {
      target: reconcileOrders,
      expression: ScheduleExpression.expression(settings.reconcileCron),
      description: 'Asks shops what changed, and for what was not told.',
    });
    return walkQueue;
  }

  private makeAssessQueue(): WorkerQueue {
    const { settings, data } = this.props;
    const assessOrders = new NodeFunction(this, 'AssessOrders', {
      name: 'assess-orders',
      settings,
      timeout: Duration.seconds(60),
      memoryMb: 1_024,
    });
    grantAssessment(assessOrders, data);
    // What is noted of a person who was erased is taken back.
    grantTable(assessOrders, data.touches, [
      'BatchGetItem',
      'DeleteItem',
      'GetItem',
      'PutItem',
      'Query',
      'UpdateItem',
    ]);

    const assessQueue = new WorkerQueue(this, 'AssessQueue', {
      setting: 'ASSESS_QUEUE_URL',
      worker: assessOrders,
      batchSize: 10,
      concurrencyMax: settings.concurrency.queueWorkers,
    });
    grantQueue(assessOrders, assessQueue);
    return assessQueue;
  }

  private makeRelayWork(assessQueue: WorkerQueue): void {
    const { settings, data, settlement } = this.props;
    const relayWork = new NodeFunction(this, 'RelayWork', {
      name: 'relay-work',
      settings,
      timeout: Duration.seconds(30),
    });
    grantQueue(relayWork, assessQueue);
    grantQueue(relayWork, settlement.postQueue);
    grantQueue(relayWork, settlement.periodQueue);
    new StreamConsumer(this, 'NewWork', {
      table: data.conversions,
      consumer: relayWork,
      filters: [
        { events: ['INSERT'], sortKey: { prefix: 'FACT#' } },
        // A close, or a later change of a closed order: the function sees whether its revision has moved.
        { events: ['INSERT', 'MODIFY'], sortKey: 'STATE', status: 'closed' },
      ],
    });
  }
}
