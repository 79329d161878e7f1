import { CfnOutput } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { grantSecret } from './constructs/grant-secret.ts';
import { grantTable } from './constructs/grant-table.ts';
import { HttpGateway } from './constructs/http-gateway.ts';
import { NodeFunction } from './constructs/node-function.ts';
import type { DataStack } from './data-stack.ts';
import type { StageSettings } from './stage-settings.ts';
import { TributaryStack } from './tributary-stack.ts';

export type EdgeStackProps = { readonly settings: StageSettings; readonly data: DataStack };

/**
 * The front door: one HTTP API and who decides who may enter. It knows no route: each stack brings
 * the routes of its functions, so it is made before them and depends on none.
 */
export class EdgeStack extends TributaryStack {
  readonly gateway: HttpGateway;

  constructor(scope: Construct, { settings, data }: EdgeStackProps) {
    super(scope, 'Edge', {
      settings,
      description: 'Tributary: the HTTP API and its authorizer.',
    });

    const authorizeRequest = new NodeFunction(this, 'AuthorizeRequest', {
      name: 'authorize-request',
      settings,
    });
    grantTable(authorizeRequest, data.programs, ['GetItem']);
    grantSecret(authorizeRequest, data.operatorKey);

    this.gateway = new HttpGateway(this, 'Gateway', { settings, authorizer: authorizeRequest });
    new CfnOutput(this, 'ApiUrl', {
      value: this.gateway.api.apiEndpoint,
      description: 'Where shops, browsers and back ends call.',
    });
  }
}
