import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { grantBucket } from './constructs/grant-bucket.ts';
import { grantQueue } from './constructs/grant-queue.ts';
import { grantSecret } from './constructs/grant-secret.ts';
import { grantTable } from './constructs/grant-table.ts';
import { NodeFunction } from './constructs/node-function.ts';
import { WorkerQueue } from './constructs/worker-queue.ts';
import type { DataStack } from './data-stack.ts';
import type { EdgeStack } from './edge-stack.ts';
import type { StageSettings } from './stage-settings.ts';
import { TributaryStack } from './tributary-stack.ts';

export type PrivacyStackProps = {
  readonly settings: StageSettings;
  readonly data: DataStack;
  readonly edge: EdgeStack;
};

/** What persons have a right to: exports, erasures, and the requests that shops pass on. */
export class PrivacyStack extends TributaryStack {
  /** Takes keys of requests; each is gone on with until it is done. */
  readonly privacyQueue: WorkerQueue;
  private readonly props: PrivacyStackProps;

  constructor(scope: Construct, props: PrivacyStackProps) {
    super(scope, 'Privacy', {
      settings: props.settings,
      description: 'Tributary: exports and erasures of personal data.',
    });
    this.props = props;

    this.privacyQueue = this.makePrivacyQueue();
    this.makeManagePrivacy();
  }

  private makePrivacyQueue(): WorkerQueue {
    const { settings, data } = this.props;
    const runRequests = new NodeFunction(this, 'RunPrivacyRequests', {
      name: 'run-privacy-requests',
      settings,
      timeout: Duration.minutes(2),
    });
    // A shop that is gone is closed, and the orders of its programs are walked through by their days.
    grantTable(runRequests, data.programs, ['GetItem', 'PutItem', 'Query']);
    grantTable(runRequests, data.touches, ['DeleteItem', 'GetItem', 'PutItem', 'Query']);
    grantTable(runRequests, data.conversions, ['BatchGetItem', 'Query'], ['byDay']);
    grantBucket(runRequests, data.facts, ['GetObject']);

    const queue = new WorkerQueue(this, 'PrivacyQueue', {
      setting: 'PRIVACY_QUEUE_URL',
      worker: runRequests,
      // A step takes a while, and nobody waits for the next request behind it.
      batchSize: 1,
      concurrencyMax: 2,
    });
    grantQueue(runRequests, queue);
    return queue;
  }

  private makeManagePrivacy(): void {
    const { settings, data, edge } = this.props;
    const managePrivacy = new NodeFunction(this, 'ManagePrivacy', {
      name: 'manage-privacy',
      settings,
      // An export reads all orders of a person, or a creator's whole journal; the gateway waits 30 seconds for it.
      timeout: Duration.seconds(29),
      memoryMb: 512,
    });
    // An erased creator's storefronts and figures go.
    grantTable(
      managePrivacy,
      data.programs,
      ['DeleteItem', 'GetItem', 'PutItem', 'Query'],
      ['byIndex'],
    );
    grantTable(
      managePrivacy,
      data.touches,
      ['BatchGetItem', 'GetItem', 'PutItem', 'Query'],
      ['byIndex'],
    );
    grantTable(managePrivacy, data.conversions, ['Query']);
    grantTable(managePrivacy, data.ledger, ['GetItem', 'Query']);
    grantBucket(managePrivacy, data.facts, ['GetObject']);
    grantTable(managePrivacy, data.audit, ['PutItem']);
    grantSecret(managePrivacy, data.pepper);
    grantSecret(managePrivacy, data.sealKeys);
    grantQueue(managePrivacy, this.privacyQueue);
    edge.gateway.addRoutes(managePrivacy, [
      'POST /v1/privacy/export',
      'POST /v1/privacy/erase',
      'GET /v1/privacy/requests',
      'GET /v1/privacy/requests/{requestId}',
      'POST /v1/privacy/requests/{requestId}/done',
    ]);
  }
}
