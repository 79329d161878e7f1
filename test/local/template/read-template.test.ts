import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LocalPlan } from '../../../local/plan.ts';
import { readAssembly, type Template } from '../../../local/template/read-assembly.ts';
import { readTemplate } from '../../../local/template/read-template.ts';

const settings = { endpoints: { sqs: 'http://127.0.0.1:4001', api: 'http://127.0.0.1:4000' } };

describe('readTemplate', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'template-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function read(
    resources: Record<string, unknown>,
    rest: Record<string, unknown> = {},
    secretValue?: (id: string) => string | undefined,
  ): LocalPlan {
    writeStack('Main', { Resources: resources, ...rest });
    return readTemplate(readAssembly(folder), { ...settings, secretValue });
  }

  function writeStack(name: string, template: Record<string, unknown>): void {
    writeFileSync(join(folder, `${name}.template.json`), JSON.stringify(template as Template));
  }

  function functionWith(environment: Record<string, unknown>): Record<string, unknown> {
    return {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Environment: { Variables: environment },
      },
      Metadata: { 'aws:asset:path': 'asset.1' },
    };
  }

  function environmentOf(plan: LocalPlan): Readonly<Record<string, string>> | undefined {
    return plan.functions[0]?.environment;
  }

  it('hands a function the names and addresses of what it refers to', () => {
    const plan = read({
      Touches: { Type: 'AWS::DynamoDB::Table', Properties: {} },
      Work: { Type: 'AWS::SQS::Queue' },
      Files: { Type: 'AWS::S3::Bucket' },
      Key: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'operator' } },
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'facts' } },
      Worker: functionWith({
        TABLE: { Ref: 'Touches' },
        TABLE_ARN: { 'Fn::GetAtt': ['Touches', 'Arn'] },
        QUEUE: { Ref: 'Work' },
        QUEUE_NAME: { 'Fn::GetAtt': 'Work.QueueName' },
        BUCKET: { Ref: 'Files' },
        SECRET: { Ref: 'Key' },
        BUS: { Ref: 'Bus' },
      }),
    });

    expect(environmentOf(plan)).toEqual({
      TABLE: 'Touches',
      TABLE_ARN: 'arn:aws:dynamodb:us-east-1:000000000000:table/Touches',
      QUEUE: 'http://127.0.0.1:4001/000000000000/Work',
      QUEUE_NAME: 'Work',
      BUCKET: 'files',
      SECRET: 'arn:aws:secretsmanager:us-east-1:000000000000:secret:operator-Local0',
      BUS: 'facts',
    });
  });

  it.each([
    ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }]] }, 'a-us-east-1'],
    [
      'Fn::Sub',
      { 'Fn::Sub': `\${AWS::AccountId}/\${Work.QueueName}/\${!kept}` },
      `000000000000/Work/\${kept}`,
    ],
    ['Fn::Sub with variables', { 'Fn::Sub': [`\${x}!`, { x: { Ref: 'AWS::Partition' } }] }, 'aws!'],
    ['Fn::Select', { 'Fn::Select': ['1', ['a', 'b']] }, 'b'],
    ['Fn::Split', { 'Fn::Select': [0, { 'Fn::Split': ['/', 'x/y'] }] }, 'x'],
    ['Fn::If', { 'Fn::If': ['IsLocal', 'yes', 'no'] }, 'yes'],
    ['a parameter', { Ref: 'Size' }, '7'],
    ['Fn::FindInMap', { 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'large'] }, '9'],
    ['Fn::Base64', { 'Fn::Base64': 'abc' }, 'YWJj'],
    ['Fn::ToJsonString', { 'Fn::ToJsonString': { a: { Ref: 'Size' } } }, '{"a":7}'],
  ])('resolves %s', (_, value, expected) => {
    const plan = read(
      { Work: { Type: 'AWS::SQS::Queue' }, Worker: functionWith({ VALUE: value }) },
      {
        Parameters: { Size: { Type: 'Number', Default: 7 } },
        Mappings: { Sizes: { 'us-east-1': { large: 9 } } },
        Conditions: {
          IsLocal: {
            'Fn::And': [
              { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] },
              { 'Fn::Not': [{ 'Fn::Equals': ['a', 'b'] }] },
              { Condition: 'Either' },
            ],
          },
          Either: { 'Fn::Or': [{ 'Fn::Equals': ['a', 'b'] }, { 'Fn::Equals': ['a', 'a'] }] },
        },
      },
    );

    expect(environmentOf(plan)).toEqual({ VALUE: expected });
  });

  it('leaves out what AWS::NoValue stands for, and resources whose condition is false', () => {
    const plan = read(
      {
        Absent: { Type: 'AWS::SQS::Queue', Condition: 'Never' },
        Worker: functionWith({ GONE: { Ref: 'AWS::NoValue' }, KEPT: 'x' }),
      },
      { Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } } },
    );

    expect(environmentOf(plan)).toEqual({ KEPT: 'x' });
    expect(plan.queues).toEqual([]);
  });

  it('follows references into other stacks, by export and by output', () => {
    writeStack('Data', {
      Resources: {
        Touches: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'touches' } },
      },
      Outputs: {
        Name: { Value: { Ref: 'Touches' }, Export: { Name: 'Data:Name' } },
        Arn: { Value: { 'Fn::GetAtt': ['Touches', 'Arn'] } },
      },
    });

    const plan = read({
      Worker: functionWith({
        NAME: { 'Fn::ImportValue': 'Data:Name' },
        ARN: { 'Fn::GetStackOutput': { StackName: 'Data', OutputName: 'Arn' } },
      }),
    });

    expect(environmentOf(plan)).toEqual({
      NAME: 'touches',
      ARN: 'arn:aws:dynamodb:us-east-1:000000000000:table/touches',
    });
  });

  it('keeps resources apart that carry the same id in two stacks', () => {
    writeStack('Other', { Resources: { Work: { Type: 'AWS::SQS::Queue' } } });

    const plan = read({ Work: { Type: 'AWS::SQS::Queue' } });

    expect(plan.queues.map(({ name }) => name).sort()).toEqual(['Main-Work', 'Other-Work']);
  });

  it('replaces a dynamic reference by the secret or by its field', () => {
    const secretReference = {
      'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'Key' }, ':SecretString:pin::}}']],
    };

    const plan = read(
      {
        Key: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'key' } },
        Worker: functionWith({ PIN: secretReference, ALL: '{{resolve:secretsmanager:key}}' }),
      },
      {},
      (id) => (id === 'key' || id.endsWith('secret:key-Local0') ? '{"pin":"1234"}' : undefined),
    );

    expect(environmentOf(plan)).toEqual({ PIN: '1234', ALL: '{"pin":"1234"}' });
  });

  it.each([
    ['a type', { Cache: { Type: 'AWS::ElastiCache::CacheCluster' } }, /^Cache: .*ElastiCache/],
    [
      'a function',
      { Worker: functionWith({ A: { 'Fn::Transform': {} } }) },
      /^Worker: Fn::Transform/,
    ],
    ['a reference', { Worker: functionWith({ A: { Ref: 'Nowhere' } }) }, /^Worker: .*Nowhere/],
    [
      'an attribute',
      {
        Work: { Type: 'AWS::SQS::Queue' },
        Worker: functionWith({ A: { 'Fn::GetAtt': ['Work', 'Colour'] } }),
      },
      /^Worker: .*Colour of Work/,
    ],
    [
      'a dynamic reference',
      { Worker: functionWith({ A: '{{resolve:ssm:name}}' }) },
      /^Worker: .*ssm:name/,
    ],
    [
      'code that is not in the assembly',
      {
        Worker: {
          Type: 'AWS::Lambda::Function',
          Properties: { Runtime: 'nodejs24.x', Code: { ZipFile: 'x' } },
        },
      },
      /^Worker: its code/,
    ],
  ])('refuses %s that it does not know, and names the resource', (_, resources, message) => {
    expect(() => read(resources)).toThrow(message);
  });

  it('plans a table as CreateTable takes it', () => {
    const plan = read({
      Touches: {
        Type: 'AWS::DynamoDB::GlobalTable',
        Properties: {
          AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
          KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
          GlobalSecondaryIndexes: [
            {
              IndexName: 'byIndex',
              KeySchema: [{ AttributeName: 'ipk', KeyType: 'HASH' }],
              Projection: { ProjectionType: 'ALL' },
              WarmThroughput: {},
            },
          ],
          BillingMode: 'PAY_PER_REQUEST',
          StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
          TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
          Replicas: [{ Region: { Ref: 'AWS::Region' }, DeletionProtectionEnabled: true }],
        },
      },
    });

    expect(plan.tables).toEqual([
      {
        logicalId: 'Touches',
        name: 'Touches',
        streamed: true,
        ttlAttribute: 'expiresAt',
        create: {
          TableName: 'Touches',
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
          KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
          GlobalSecondaryIndexes: [
            {
              IndexName: 'byIndex',
              KeySchema: [{ AttributeName: 'ipk', KeyType: 'HASH' }],
              Projection: { ProjectionType: 'ALL' },
            },
          ],
          StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
        },
      },
    ]);
  });

  it('plans dead-letter queues before the queues that name them', () => {
    const plan = read({
      Work: {
        Type: 'AWS::SQS::Queue',
        Properties: {
          VisibilityTimeout: 60,
          RedrivePolicy: {
            deadLetterTargetArn: { 'Fn::GetAtt': ['Failed', 'Arn'] },
            maxReceiveCount: 3,
          },
        },
      },
      Failed: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } },
    });

    expect(plan.queues).toEqual([
      { logicalId: 'Failed', name: 'Failed.fifo', attributes: { FifoQueue: 'true' } },
      {
        logicalId: 'Work',
        name: 'Work',
        deadLetterQueue: 'Failed.fifo',
        attributes: {
          VisibilityTimeout: '60',
          RedrivePolicy:
            '{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:Failed.fifo","maxReceiveCount":3}',
        },
      },
    ]);
  });

  it('plans the event sources of a function with their settings', () => {
    const plan = read({
      Work: { Type: 'AWS::SQS::Queue' },
      Touches: { Type: 'AWS::DynamoDB::Table', Properties: {} },
      Worker: functionWith({}),
      FromQueue: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: {
          FunctionName: { Ref: 'Worker' },
          EventSourceArn: { 'Fn::GetAtt': ['Work', 'Arn'] },
          MaximumBatchingWindowInSeconds: 5,
          FunctionResponseTypes: ['ReportBatchItemFailures'],
          ScalingConfig: { MaximumConcurrency: 4 },
        },
      },
      FromStream: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: {
          FunctionName: { 'Fn::GetAtt': ['Worker', 'Arn'] },
          EventSourceArn: { 'Fn::GetAtt': ['Touches', 'StreamArn'] },
          StartingPosition: 'LATEST',
          BisectBatchOnFunctionError: true,
          MaximumRetryAttempts: 5,
          FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] },
          DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Work', 'Arn'] } } },
        },
      },
      Disabled: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { Enabled: false } },
    });

    expect(plan.eventSources).toEqual([
      {
        kind: 'queue',
        functionId: 'Worker',
        queue: 'Work',
        batchSize: 10,
        batchingWindowMs: 5_000,
        reportsItemFailures: true,
        filters: [],
        maxConcurrency: 4,
      },
      {
        kind: 'stream',
        functionId: 'Worker',
        table: 'Touches',
        batchSize: 100,
        batchingWindowMs: 0,
        reportsItemFailures: false,
        filters: [{ eventName: ['INSERT'] }],
        startingPosition: 'LATEST',
        bisectOnError: true,
        maxRetries: 5,
        onFailureQueue: 'Work',
      },
    ]);
  });

  it('plans schedules and rules with their targets', () => {
    const plan = read({
      Work: { Type: 'AWS::SQS::Queue' },
      Worker: functionWith({}),
      Role: { Type: 'AWS::IAM::Role' },
      Nightly: {
        Type: 'AWS::Scheduler::Schedule',
        Properties: {
          ScheduleExpression: 'rate(6 hours)',
          Target: {
            Arn: { 'Fn::GetAtt': ['Worker', 'Arn'] },
            RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
            Input: '{"a":1}',
            RetryPolicy: { MaximumRetryAttempts: 2 },
          },
        },
      },
      OnFact: {
        Type: 'AWS::Events::Rule',
        Properties: {
          EventPattern: { source: ['tributary'] },
          State: 'ENABLED',
          Targets: [{ Id: 'T', Arn: { 'Fn::GetAtt': ['Work', 'Arn'] } }],
        },
      },
    });

    expect(plan.schedules).toEqual([
      {
        logicalId: 'Nightly',
        name: 'Nightly',
        expression: 'rate(6 hours)',
        timeZone: 'UTC',
        enabled: true,
        target: { kind: 'function', id: 'Worker', input: '{"a":1}', maxRetries: 2 },
      },
    ]);
    expect(plan.rules).toEqual([
      {
        logicalId: 'OnFact',
        name: 'OnFact',
        bus: 'default',
        enabled: true,
        pattern: { source: ['tributary'] },
        targets: [{ kind: 'queue', id: 'Work', maxRetries: 185 }],
      },
    ]);
  });

  it('finds the code by the key of its archive where no path is written', () => {
    mkdirSync(join(folder, 'asset.abc'));
    writeFileSync(
      join(folder, 'Main.assets.json'),
      JSON.stringify({ files: { abc: { source: { path: 'asset.abc', packaging: 'zip' } } } }),
    );

    const plan = read({
      Worker: {
        Type: 'AWS::Lambda::Function',
        Properties: { Runtime: 'nodejs24.x', Handler: 'index.handler', Code: { S3Key: 'abc.zip' } },
      },
    });

    expect(plan.functions).toEqual([
      {
        logicalId: 'Worker',
        name: 'Worker',
        codeFolder: join(folder, 'asset.abc'),
        handler: 'index.handler',
        timeoutMs: 3_000,
        memoryMb: 128,
        environment: {},
      },
    ]);
  });

  describe('of an HTTP API', () => {
    const api = {
      Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP', Name: 'main' } },
      Stage: {
        Type: 'AWS::ApiGatewayV2::Stage',
        Properties: { ApiId: { Ref: 'Api' }, StageName: '$default' },
      },
      Route: {
        Type: 'AWS::ApiGatewayV2::Route',
        Properties: {
          ApiId: { Ref: 'Api' },
          RouteKey: 'GET /a',
          Target: { 'Fn::Join': ['', ['integrations/', { Ref: 'Integration' }]] },
          AuthorizationType: 'CUSTOM',
          AuthorizerId: { Ref: 'Authorizer' },
        },
      },
      Integration: {
        Type: 'AWS::ApiGatewayV2::Integration',
        Properties: {
          ApiId: { Ref: 'Api' },
          IntegrationType: 'AWS_PROXY',
          IntegrationUri: { 'Fn::GetAtt': ['Worker', 'Arn'] },
          PayloadFormatVersion: '2.0',
        },
      },
      Authorizer: {
        Type: 'AWS::ApiGatewayV2::Authorizer',
        Properties: {
          ApiId: { Ref: 'Api' },
          AuthorizerType: 'REQUEST',
          AuthorizerPayloadFormatVersion: '2.0',
          EnableSimpleResponses: true,
          AuthorizerResultTtlInSeconds: 0,
          IdentitySource: ['$request.header.Authorization'],
          AuthorizerUri: {
            'Fn::Join': [
              '',
              [
                'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/',
                { 'Fn::GetAtt': ['Guard', 'Arn'] },
                '/invocations',
              ],
            ],
          },
        },
      },
    };

    it('plans routes with their functions and authorizers', () => {
      const plan = read({ ...api, Worker: functionWith({}), Guard: functionWith({}) });

      expect(plan.apis).toEqual([
        {
          logicalId: 'Api',
          name: 'main',
          routes: [
            {
              routeKey: 'GET /a',
              functionId: 'Worker',
              authorizer: {
                kind: 'lambda',
                functionId: 'Guard',
                identitySources: ['$request.header.Authorization'],
                cacheSeconds: 0,
              },
            },
          ],
        },
      ]);
    });

    it('leaves a route without a function where its integration is missing', () => {
      const { Integration: _, ...rest } = api;

      const plan = read({ ...rest, Worker: functionWith({}), Guard: functionWith({}) });

      expect(plan.apis[0]?.routes[0]).not.toHaveProperty('functionId');
      expect(plan.apis[0]?.routes).toHaveLength(1);
    });

    it('has no route that can be called without a stage', () => {
      const { Stage: _, ...rest } = api;

      const plan = read({ ...rest, Worker: functionWith({}), Guard: functionWith({}) });

      expect(plan.apis[0]?.routes).toEqual([]);
    });
  });
});
