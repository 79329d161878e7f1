import { Duration } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  type HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import {
  HttpLambdaAuthorizer,
  HttpLambdaResponseType,
} from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { StageSettings } from '../stage-settings.ts';
import { acknowledge } from './acknowledge.ts';
import type { NodeFunction } from './node-function.ts';

/** Such as `GET /v1/payouts/{payoutId}`. */
export type RouteText =
  `${'ANY' | 'DELETE' | 'GET' | 'HEAD' | 'OPTIONS' | 'PATCH' | 'POST' | 'PUT'} /${string}`;

/**
 * One line of JSON per request. It names the path but neither the query, which may hold a click
 * token, nor any header, nor the caller's address, which is personal data.
 */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    requestTime: '$context.requestTime',
    method: '$context.httpMethod',
    path: '$context.path',
    routeKey: '$context.routeKey',
    status: '$context.status',
    protocol: '$context.protocol',
    responseLength: '$context.responseLength',
    responseLatencyMs: '$context.responseLatency',
    integrationLatencyMs: '$context.integrationLatency',
    integrationError: '$context.integrationErrorMessage',
    authorizerError: '$context.authorizer.error',
  }),
);

export interface HttpGatewayProps {
  readonly settings: StageSettings;

  /** Asked about every request to a route that is not public. */
  readonly authorizer: NodeFunction;
}

const invokedByRequests = {
  'Serverless-LambdaDLQ':
    'Invoked by requests, never asynchronously: a failure is answered, and the caller tries again.',
};

/** The one HTTP API: its throttling, its access log, and its authorizer. Routes live with their functions. */
export class HttpGateway extends Construct {
  readonly api: HttpApi;
  private readonly authorizer: IHttpRouteAuthorizer;

  constructor(scope: Construct, id: string, { settings, authorizer }: HttpGatewayProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      description: `Tributary (${settings.stage})`,
      createDefaultStage: false,
    });
    const accessLog = new LogGroup(this, 'AccessLog', {
      retention: settings.logRetention,
      removalPolicy: settings.removalPolicy,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: {
        rateLimit: settings.throttling.requestsPerSecond,
        burstLimit: settings.throttling.burst,
      },
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLog),
        format: accessLogFormat,
      },
    });
    acknowledge(authorizer.lambda, invokedByRequests);
    this.authorizer = new HttpLambdaAuthorizer('Authorizer', authorizer.lambda, {
      identitySource: ['$request.header.Authorization'],
      responseTypes: [HttpLambdaResponseType.SIMPLE],
      // A revoked key must stop working at once.
      resultsCacheTtl: Duration.seconds(0),
    });
  }

  /** Adds routes to whose callers the authorizer must say yes. */
  addRoutes(to: NodeFunction, routes: readonly RouteText[]): void {
    this.add(to, routes, this.authorizer);
  }

  /** @param reason - why these routes do without an authorizer, as a reviewer would accept it. */
  addPublicRoutes(to: NodeFunction, routes: readonly RouteText[], reason: string): void {
    this.add(to, routes, new HttpNoneAuthorizer());
    acknowledge(to, { 'AwsSolutions-APIG4': reason });
  }

  private add(to: NodeFunction, routes: readonly RouteText[], authorizer: IHttpRouteAuthorizer) {
    acknowledge(to.lambda, invokedByRequests);
    const integration = new HttpLambdaIntegration('Integration', to.lambda, {
      scopePermissionToRoute: false,
    });
    for (const route of routes) {
      const [method, path] = route.split(' ') as [HttpMethod, string];
      // Below the function, so that a route is deployed with what answers it.
      new HttpRoute(to, constructId(route), {
        httpApi: this.api,
        routeKey: HttpRouteKey.with(path, method),
        integration,
        authorizer,
      });
    }
  }
}

function constructId(route: RouteText): string {
  return route.replaceAll(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '');
}
