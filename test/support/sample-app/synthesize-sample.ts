import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App, CfnResource, Duration, Stack, Validations } from 'aws-cdk-lib';
import { HttpApi, HttpMethod, HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  HttpLambdaAuthorizer,
  HttpLambdaResponseType,
} from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { buildSync } from 'esbuild';

export type SampleVariant = {
  /** Takes away what is behind `GET /items/{id}`. */
  readonly withoutIntegration?: boolean;
  /** Adds a route, which is more than a new bundle. */
  readonly withAnotherRoute?: boolean;
  /** Text at the head of the bundle, which makes it another one. */
  readonly banner?: string;
};

/**
 * Synthesizes a small application of two stacks: a table, a queue with a worker and a dead-letter
 * queue, a generated secret, and an HTTP API with a guarded route.
 *
 * @returns the folder of the assembly.
 */
export function synthesizeSample(folder: string, variant: SampleVariant = {}): string {
  const codeFolder = join(folder, 'code');
  const outdir = join(folder, 'assembly');
  mkdirSync(codeFolder, { recursive: true });
  bundleHandlers(codeFolder, variant.banner);
  const app = new App({ outdir, analyticsReporting: false });

  const data = new Stack(app, 'Data');
  const table = new TableV2(data, 'Items', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
  });
  const failed = new Queue(data, 'Failed');
  const work = new Queue(data, 'Work', {
    visibilityTimeout: Duration.seconds(30),
    deadLetterQueue: { queue: failed, maxReceiveCount: 2 },
  });
  const key = new Secret(data, 'Key', { generateSecretString: { excludePunctuation: true } });

  const main = new Stack(app, 'Main');
  const addFunction = (name: string) =>
    new LambdaFunction(main, name, {
      runtime: Runtime.NODEJS_24_X,
      code: Code.fromAsset(codeFolder),
      handler: `index.${name}`,
      timeout: Duration.seconds(10),
      environment: {
        ITEMS_TABLE: table.tableName,
        WORK_QUEUE_URL: work.queueUrl,
        KEY_SECRET: key.secretArn,
      },
    });
  addFunction('doWork').addEventSource(new SqsEventSource(work, { reportBatchItemFailures: true }));
  const httpApi = new HttpApi(main, 'Api');
  const authorizer = new HttpLambdaAuthorizer('Guard', addFunction('guard'), {
    responseTypes: [HttpLambdaResponseType.SIMPLE],
    resultsCacheTtl: Duration.seconds(0),
  });
  const addRoute = (name: string, method: HttpMethod, path: string, guarded = false) =>
    new HttpRoute(main, `${name}Route`, {
      httpApi,
      routeKey: HttpRouteKey.with(path, method),
      integration: new HttpLambdaIntegration(`${name}Integration`, addFunction(name)),
      ...(guarded && { authorizer }),
    });
  addRoute('putItem', HttpMethod.PUT, '/items/{id}', true);
  const getItem = addRoute('getItem', HttpMethod.GET, '/items/{id}');
  addRoute('sendWork', HttpMethod.POST, '/work');

  if (variant.withoutIntegration) removeIntegration(getItem);
  if (variant.withAnotherRoute) {
    new CfnResource(main, 'Another', {
      type: 'AWS::ApiGatewayV2::Route',
      properties: { ApiId: httpApi.apiId, RouteKey: 'GET /another' },
    });
  }
  app.synth();

  return outdir;
}

function removeIntegration(route: HttpRoute): void {
  const integration = route.node.children.find(({ node }) => node.id.endsWith('Integration'));
  if (integration === undefined) throw new Error('The route has no integration to remove.');
  route.node.tryRemoveChild(integration.node.id);
  Validations.of(route).acknowledge({
    id: 'CloudFormation-Validate::F1020',
    reason: 'The reference that leads nowhere is what a test is about.',
  });
}

function bundleHandlers(codeFolder: string, banner = ''): void {
  buildSync({
    entryPoints: [fileURLToPath(new URL('handlers.ts', import.meta.url))],
    outfile: join(codeFolder, 'index.mjs'),
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: {
      js: `${banner}import{createRequire}from'node:module';const require=createRequire(import.meta.url);`,
    },
  });
}
