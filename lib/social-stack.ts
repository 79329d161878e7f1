import { Duration } from 'aws-cdk-lib';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import { grantQueue } from './constructs/grant-queue.ts';
import { grantSecret } from './constructs/grant-secret.ts';
import { grantTable } from './constructs/grant-table.ts';
import { NodeFunction } from './constructs/node-function.ts';
import { ScheduledFunction } from './constructs/scheduled-function.ts';
import { WorkerQueue } from './constructs/worker-queue.ts';
import type { DataStack } from './data-stack.ts';
import type { EdgeStack } from './edge-stack.ts';
import type { StageSettings } from './stage-settings.ts';
import { TributaryStack } from './tributary-stack.ts';

export type SocialStackProps = {
  readonly settings: StageSettings;
  readonly data: DataStack;
  readonly edge: EdgeStack;
};

/** Creators' accounts at platforms: connecting them, and polling what is due. */
export class SocialStack extends TributaryStack {
  private readonly props: SocialStackProps;

  constructor(scope: Construct, props: SocialStackProps) {
    super(scope, 'Social', {
      settings: props.settings,
      description: 'Tributary: creators connect accounts, and their posts are found.',
    });
    this.props = props;

    this.makeManageSocial();
    this.makeFinishSocialCallback();
    this.makePollSocial();
  }

  private makeManageSocial(): void {
    const { settings, data, edge } = this.props;
    const manageSocial = new NodeFunction(this, 'ManageSocial', {
      name: 'manage-social',
      settings,
      // A platform is asked while the caller waits; the gateway waits 30 seconds for it.
      timeout: Duration.seconds(29),
    });
    grantTable(
      manageSocial,
      data.programs,
      ['BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query'],
      ['byIndex'],
    );
    grantTable(manageSocial, data.touches, ['Query']);
    // What a person says of a post may change what it earns.
    grantTable(manageSocial, data.conversions, ['GetItem', 'PutItem', 'Query']);
    grantSecret(manageSocial, data.sealKeys);
    grantSecret(manageSocial, data.tokenKeys);
    grantTable(manageSocial, data.audit, ['PutItem']);
    edge.gateway.addRoutes(manageSocial, [
      'PUT /v1/social/apps/{platform}',
      'GET /v1/social/apps/{platform}',
      'GET /v1/creators/{creatorId}/social',
      'DELETE /v1/creators/{creatorId}/social/{accountId}',
      'GET /v1/creators/{creatorId}/social/{accountId}/contents',
      'POST /v1/creators/{creatorId}/social/{accountId}/attestations',
      'POST /v1/creators/{creatorId}/social/{accountId}/approvals',
      'GET /v1/creators/{creatorId}/social/{accountId}/figures',
      'POST /v1/me/social/connect',
      'POST /v1/me/social/finish',
      'POST /v1/me/social/proofs',
      'POST /v1/me/social/proofs/{proofId}/check',
      'GET /v1/me/social',
      'GET /v1/me/social/{accountId}/contents',
      'DELETE /v1/me/social/{accountId}',
    ]);
  }

  private makeFinishSocialCallback(): void {
    const { settings, data, edge } = this.props;
    const finishCallback = new NodeFunction(this, 'FinishSocialCallback', {
      name: 'finish-social-callback',
      settings,
      // A code becomes tokens, and these say whose they are: up to three calls.
      timeout: Duration.seconds(29),
    });
    grantTable(finishCallback, data.programs, ['GetItem', 'PutItem']);
    grantSecret(finishCallback, data.sealKeys);
    grantSecret(finishCallback, data.tokenKeys);
    edge.gateway.addPublicRoutes(
      finishCallback,
      ['GET /social/callback/{platform}'],
      'A platform sends a browser here, with a state that we signed and that is good once; nothing is connected before the creator’s own key asks for it.',
    );
  }

  private makePollSocial(): void {
    const { settings, data } = this.props;
    const pollSocial = new NodeFunction(this, 'PollSocial', {
      name: 'poll-social',
      settings,
      // Twenty calls of a platform, and what they answer is stored; or the planning of what is due.
      timeout: Duration.minutes(2),
      memoryMb: 1_024,
    });
    grantTable(
      pollSocial,
      data.programs,
      ['BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query'],
      ['byIndex'],
    );
    grantTable(pollSocial, data.touches, ['BatchWriteItem', 'PutItem', 'Query', 'UpdateItem']);
    // What posts earn is a fact like any other.
    grantTable(pollSocial, data.conversions, ['PutItem', 'Query']);
    grantSecret(pollSocial, data.sealKeys);
    const queue = new WorkerQueue(this, 'SocialQueue', {
      setting: 'SOCIAL_QUEUE_URL',
      worker: pollSocial,
      // A platform that is slow keeps no other account waiting.
      batchSize: 1,
      concurrencyMax: settings.concurrency.queueWorkers,
    });
    grantQueue(pollSocial, queue);
    new ScheduledFunction(this, 'PollSocialSchedule', {
      target: pollSocial,
      expression: ScheduleExpression.rate(settings.pollSocialEvery),
      description: 'Asks for creators’ accounts to be polled that are due.',
    });
  }
}
