import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { grantBucket } from './constructs/grant-bucket.ts';
import { grantSecret } from './constructs/grant-secret.ts';
import { grantTable } from './constructs/grant-table.ts';
import { NodeFunction } from './constructs/node-function.ts';
import type { DataStack } from './data-stack.ts';
import type { EdgeStack } from './edge-stack.ts';
import type { StageSettings } from './stage-settings.ts';
import { TributaryStack } from './tributary-stack.ts';

export type GrowthStackProps = {
  readonly settings: StageSettings;
  readonly data: DataStack;
  readonly edge: EdgeStack;
};

/** Customers who become creators: their handles, invitations and storefronts; vetting and recommendation. */
export class GrowthStack extends TributaryStack {
  private readonly props: GrowthStackProps;

  constructor(scope: Construct, props: GrowthStackProps) {
    super(scope, 'Growth', {
      settings: props.settings,
      description: 'Tributary: customers become creators.',
    });
    this.props = props;

    this.makeCaptureHandle();
    this.makeAcceptInvitation();
    this.makeServeStorefront();
    this.makeManageGrowth();
  }

  private makeCaptureHandle(): void {
    const { settings, data, edge } = this.props;
    const captureHandle = new NodeFunction(this, 'CaptureHandle', {
      name: 'capture-handle',
      settings,
    });
    this.grantEnrolling(captureHandle);
    // The counts of publishable keys.
    grantTable(captureHandle, data.touches, ['UpdateItem']);
    grantSecret(captureHandle, data.pepper);
    data.connectionSecrets.grantRead(captureHandle);
    edge.gateway.addRoutes(captureHandle, ['POST /v1/handles']);
    edge.gateway.addPublicRoutes(
      captureHandle,
      ['OPTIONS /v1/handles'],
      'Browsers ask without credentials whether a page may send a handle; the answer names no key and no merchant.',
    );
  }

  private makeAcceptInvitation(): void {
    const { settings, data, edge } = this.props;
    const acceptInvitation = new NodeFunction(this, 'AcceptInvitation', {
      name: 'accept-invitation',
      settings,
    });
    this.grantEnrolling(acceptInvitation);
    grantSecret(acceptInvitation, data.tokenKeys);
    edge.gateway.addPublicRoutes(
      acceptInvitation,
      ['GET /invitations', 'POST /invitations'],
      'Customers accept without credentials; the invitation itself is signed, for one of them, and good once.',
    );
  }

  /** Making a creator with a link, a code and a storefront; an erased person's prospect goes at once. */
  private grantEnrolling(to: NodeFunction): void {
    const { data } = this.props;
    grantTable(to, data.programs, ['GetItem', 'PutItem']);
    grantTable(to, data.touches, ['DeleteItem', 'GetItem', 'PutItem', 'Query']);
    grantTable(to, data.audit, ['PutItem']);
  }

  private makeServeStorefront(): void {
    const { settings, data, edge } = this.props;
    const serveStorefront = new NodeFunction(this, 'ServeStorefront', {
      name: 'serve-storefront',
      settings,
    });
    grantTable(serveStorefront, data.programs, ['GetItem']);
    edge.gateway.addPublicRoutes(
      serveStorefront,
      ['GET /s/{slug}'],
      'Everybody may look at a creator’s page; it shows what the creator put there.',
    );
  }

  private makeManageGrowth(): void {
    const { settings, data, edge } = this.props;
    const manageGrowth = new NodeFunction(this, 'ManageGrowth', {
      name: 'manage-growth',
      settings,
      // Ranking and recommending read some hundred persons or orders; the gateway waits 30 seconds for it.
      timeout: Duration.seconds(29),
      memoryMb: 1024,
    });
    grantTable(manageGrowth, data.programs, ['GetItem', 'PutItem', 'Query'], ['byIndex']);
    grantTable(
      manageGrowth,
      data.touches,
      ['BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query'],
      ['byIndex'],
    );
    grantTable(manageGrowth, data.conversions, ['BatchGetItem', 'Query'], ['byDay']);
    grantBucket(manageGrowth, data.facts, ['GetObject']);
    grantTable(manageGrowth, data.audit, ['PutItem']);
    grantSecret(manageGrowth, data.tokenKeys);
    edge.gateway.addRoutes(manageGrowth, [
      'GET /v1/prospects',
      'GET /v1/prospects/{prospectId}',
      'POST /v1/prospects/{prospectId}/invite',
      'PUT /v1/prospects/{prospectId}/figures/{platform}',
      'GET /v1/prospects/{prospectId}/vetting-card',
      'PUT /v1/creators/{creatorId}/figures/{platform}',
      'GET /v1/creators/{creatorId}/vetting-card',
      'PUT /v1/storefronts/{programId}/{creatorId}',
      'GET /v1/storefronts/{programId}/{creatorId}',
      'PUT /v1/me/storefronts/{programId}',
      'GET /v1/me/storefronts/{programId}',
      'GET /v1/recommendations',
      'GET /v1/me/recommendations',
    ]);
  }
}
