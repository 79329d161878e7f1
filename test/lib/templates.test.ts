import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadTemplateCheck } from '../support/template-schema.ts';
import { type Resource, synthesizeTemplates, type Templates } from '../support/templates.ts';

let prod: Templates;

beforeAll(() => {
  prod = synthesizeTemplates('prod');
});

/** The logical id that a reference within a stack names. */
function targetOf(value: unknown): string | undefined {
  const { Ref: ref, 'Fn::GetAtt': attribute } = (value ?? {}) as {
    Ref?: string;
    'Fn::GetAtt'?: [string, string];
  };
  return ref ?? attribute?.[0];
}

const text = (value: unknown) => JSON.stringify(value);
const asList = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

function statementsOfFunctions(): { id: string; Action: string[]; Resource: unknown[] }[] {
  return prod.list('AWS::IAM::Policy').flatMap(({ id, Properties: { PolicyDocument } }) =>
    PolicyDocument.Statement.map(({ Action, Resource }: { Action: string; Resource: unknown }) => ({
      id,
      Action: asList(Action),
      Resource: asList(Resource),
    })),
  );
}

const isDeadLetterQueue = ({ id }: Resource) => id.includes('DeadLetters');

describe('tables', () => {
  it('can be restored to any second and cannot be deleted in prod', () => {
    const tables = prod.list('AWS::DynamoDB::GlobalTable');

    expect(tables).toHaveLength(5);
    for (const { DeletionPolicy, Properties } of tables) {
      expect(DeletionPolicy).toBe('Retain');
      expect(Properties.Replicas).toEqual([
        expect.objectContaining({
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          SSESpecification: { KMSMasterKeyId: expect.anything() },
        }),
      ]);
    }
  });

  it('stream both images and let items expire', () => {
    for (const { Properties } of prod.list('AWS::DynamoDB::GlobalTable')) {
      expect(Properties.StreamSpecification).toEqual({ StreamViewType: 'NEW_AND_OLD_IMAGES' });
      expect(Properties.TimeToLiveSpecification).toEqual({
        AttributeName: 'expiresAt',
        Enabled: true,
      });
    }
  });

  it('go with their stack in dev, where nothing is worth keeping', () => {
    const tables = synthesizeTemplates('dev').list('AWS::DynamoDB::GlobalTable');

    expect(tables.map(({ DeletionPolicy }) => DeletionPolicy)).toEqual(Array(5).fill('Delete'));
  });

  it('lets nobody change or remove what is in the audit log', () => {
    const statements = synthesizeTemplates('prod')
      .list('AWS::IAM::Policy')
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .filter(({ Resource }) => JSON.stringify(Resource).includes('FnGetAttAudit'));

    const actions = new Set(statements.flatMap(({ Action }) => [Action].flat()));

    expect([...actions].toSorted()).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
    ]);
  });
});

describe('buckets', () => {
  it('lock the daily heads of the ledger and issued statements in prod for more than a year, for everybody', () => {
    const locks = prod
      .list('AWS::S3::Bucket')
      .flatMap(
        ({ Properties }) => Properties.ObjectLockConfiguration?.Rule?.DefaultRetention ?? [],
      );

    // The heads, and the statements.
    expect(locks).toEqual(Array(2).fill({ Mode: 'COMPLIANCE', Days: 400 }));
  });

  it('are private, encrypted and refuse plain HTTP', () => {
    const policies = prod.list('AWS::S3::BucketPolicy');

    for (const { id, Properties } of prod.list('AWS::S3::Bucket')) {
      expect(Object.values(Properties.PublicAccessBlockConfiguration)).toEqual(Array(4).fill(true));
      expect(Properties.BucketEncryption).toBeDefined();
      const policy = policies.find((one) => targetOf(one.Properties.Bucket) === id);
      expect(text(policy)).toContain('"aws:SecureTransport":"false"');
    }
  });

  it('keep every version of facts and payout files', () => {
    const kept = prod
      .list('AWS::S3::Bucket')
      .filter(({ Properties }) => Properties.VersioningConfiguration?.Status === 'Enabled');

    expect(kept.map(({ id }) => id.replace(/[0-9A-F]{8}$/, ''))).toEqual([
      'Facts',
      'PayoutFiles',
      'Anchors',
      'Statements',
      'Exports',
    ]);
  });
});

describe('functions', () => {
  it('run on Node 24 and arm64, with a time-out, and trace', () => {
    for (const { Properties } of prod.list('AWS::Lambda::Function')) {
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        Timeout: expect.any(Number),
        TracingConfig: { Mode: 'Active' },
      });
    }
  });

  it('have a role each, without managed policies', () => {
    const roles = prod
      .list('AWS::Lambda::Function')
      .map(({ stack, Properties }) => `${stack}/${targetOf(Properties.Role)}`);

    expect(new Set(roles).size).toBe(roles.length);
    for (const { Properties } of prod.list('AWS::IAM::Role')) {
      expect(Properties.ManagedPolicyArns).toBeUndefined();
    }
  });

  it('have a log group each, which forgets', () => {
    const groups = prod
      .list('AWS::Lambda::Function')
      .map(({ stack, Properties }) => `${stack}/${targetOf(Properties.LoggingConfig.LogGroup)}`);

    expect(new Set(groups).size).toBe(groups.length);
    for (const { Properties } of prod.list('AWS::Logs::LogGroup')) {
      expect(Properties.RetentionInDays).toBe(180);
    }
  });

  it('reserve executions for rails in prod, and none where an account may have ten', () => {
    const reserved = (templates: Templates) =>
      templates
        .list('AWS::Lambda::Function')
        .filter(({ Properties }) => Properties.ReservedConcurrentExecutions !== undefined)
        .map(({ Properties }) => Properties.Description);

    expect(reserved(prod)).toEqual(['functions/run-payout-batch/handler.ts']);
    expect(reserved(synthesizeTemplates('dev'))).toEqual([]);
  });
});

describe('rights', () => {
  it('spell out every action', () => {
    for (const { Action } of statementsOfFunctions()) {
      expect(Action.filter((action) => action.includes('*'))).toEqual([]);
    }
  });

  it('include a scan of a table for nothing but the nightly verification and exports of the books', () => {
    const scanning = prod
      .list('AWS::IAM::Policy')
      .filter(({ Properties }) => JSON.stringify(Properties).includes('dynamodb:Scan'))
      .map(({ id }) => id.replace(/RoleDefaultPolicy[0-9A-F]{8}$/, ''));

    expect(scanning).toEqual(['VerifyLedger', 'ExportBooks']);
    for (const { Action } of statementsOfFunctions()) {
      expect(Action).not.toContain('dynamodb:PartiQLSelect');
    }
  });

  it('let whoever calls shops for topics write down what a shop chose to sign with, and nothing else of a connection', () => {
    const ofTopics = statementsOfFunctions().filter(
      ({ id, Action }) =>
        id.includes('ManageShopTopics') &&
        Action.some((each) => each.startsWith('secretsmanager:')),
    );
    const readers = statementsOfFunctions()
      .filter(({ Action }) => Action.includes('secretsmanager:GetSecretValue'))
      .filter(({ Resource }) => text(Resource).includes('/connections/*'))
      .map(({ id }) => id.replace(/ServiceRole.*|DefaultPolicy.*|Role.*/, ''));

    const reading = ofTopics.filter(({ Action }) =>
      Action.includes('secretsmanager:GetSecretValue'),
    );
    const writing = ofTopics.filter(({ Action }) =>
      Action.includes('secretsmanager:PutSecretValue'),
    );
    expect(reading.map(({ Action }) => Action)).toEqual([['secretsmanager:GetSecretValue']]);
    expect(writing).toHaveLength(1);
    expect(text(writing[0]?.Resource)).toContain('/connections/*/registered-??????');
    expect(readers.some((id) => id.startsWith('ManageShopTopics'))).toBe(true);
    expect(readers.some((id) => id.startsWith('ManagePrograms'))).toBe(false);
  });

  it('cover all resources only for actions that know none', () => {
    const unlimited = statementsOfFunctions()
      .filter(({ Resource }) => Resource.includes('*'))
      .flatMap(({ Action }) => Action);

    expect([...new Set(unlimited)].toSorted()).toEqual([
      'dynamodb:ListStreams',
      'xray:PutTelemetryRecords',
      'xray:PutTraceSegments',
    ]);
  });
});

describe('queues', () => {
  it('set a message aside after five attempts', () => {
    for (const queue of prod.list('AWS::SQS::Queue').filter((one) => !isDeadLetterQueue(one))) {
      const { deadLetterTargetArn, maxReceiveCount } = queue.Properties.RedrivePolicy;
      expect(maxReceiveCount).toBe(5);
      expect(targetOf(deadLetterTargetArn)).toMatch(/DeadLetters/);
    }
  });

  it('hide a message for six times as long as its worker may take', () => {
    const timeouts = new Map(
      prod.list('AWS::Lambda::Function').map(({ id, Properties }) => [id, Properties.Timeout]),
    );
    const queues = new Map(prod.list('AWS::SQS::Queue').map((queue) => [queue.id, queue]));
    const sources = prod
      .list('AWS::Lambda::EventSourceMapping')
      .map(({ Properties }) => ({
        queue: queues.get(targetOf(Properties.EventSourceArn) ?? ''),
        timeout: timeouts.get(targetOf(Properties.FunctionName) ?? ''),
      }))
      .filter(({ queue }) => queue !== undefined);

    expect(sources).toHaveLength(13);
    for (const { queue, timeout } of sources) {
      expect(queue?.Properties.VisibilityTimeout).toBe(timeout * 6);
    }
  });

  it('are encrypted and refuse plain HTTP', () => {
    const policies = prod.list('AWS::SQS::QueuePolicy');

    for (const { id, stack, Properties } of prod.list('AWS::SQS::Queue')) {
      expect(Properties.SqsManagedSseEnabled).toBe(true);
      const policy = policies.find(
        (one) => one.stack === stack && one.Properties.Queues.map(targetOf).includes(id),
      );
      expect(text(policy)).toContain('"aws:SecureTransport":"false"');
    }
  });
});

describe('event sources', () => {
  it('report failures one by one', () => {
    const sources = prod.list('AWS::Lambda::EventSourceMapping');

    expect(sources).toHaveLength(17);
    for (const { Properties } of sources) {
      expect(Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    }
  });

  it('isolate a poisonous record of a stream and set it aside', () => {
    const streams = prod
      .list('AWS::Lambda::EventSourceMapping')
      .filter(({ Properties }) => Properties.StartingPosition !== undefined);

    expect(streams).toHaveLength(4);
    for (const { Properties } of streams) {
      expect(Properties).toMatchObject({
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: expect.any(Number),
        StartingPosition: 'TRIM_HORIZON',
      });
      expect(targetOf(Properties.DestinationConfig.OnFailure.Destination)).toMatch(/DeadLetters/);
    }
  });

  it.each([
    {
      id: 'NewWork',
      table: 'Conversions',
      filters: [
        { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'FACT#' }] } } } },
        {
          eventName: ['INSERT', 'MODIFY'],
          dynamodb: { Keys: { sk: { S: ['STATE'] } }, NewImage: { status: { S: ['closed'] } } },
        },
      ],
    },
    {
      id: 'ConversionChanges',
      table: 'Conversions',
      filters: [
        {
          eventName: ['INSERT', 'MODIFY'],
          dynamodb: { Keys: { sk: { S: ['STATE', 'COUNTER'] } } },
        },
      ],
    },
    {
      id: 'AccountChanges',
      table: 'Programs',
      filters: [
        {
          eventName: ['MODIFY'],
          dynamodb: { Keys: { sk: { S: ['PROFILE', 'PAYEE', 'ACCOUNT'] } } },
        },
        {
          eventName: ['INSERT', 'MODIFY'],
          dynamodb: { Keys: { sk: { S: [{ prefix: 'ENROLMENT#' }] } } },
        },
        {
          eventName: ['INSERT'],
          dynamodb: { Keys: { sk: { S: [{ prefix: 'CHANGE#' }] } } },
        },
      ],
    },
    {
      id: 'PayoutChanges',
      table: 'Ledger',
      filters: [
        {
          eventName: ['INSERT', 'MODIFY'],
          dynamodb: { Keys: { sk: { S: [{ prefix: 'PAYOUT#' }] } } },
        },
        {
          eventName: ['INSERT', 'MODIFY'],
          dynamodb: { Keys: { sk: { S: ['RUN'] } } },
        },
      ],
    },
  ])('$id is started by nothing but its items of $table', ({ id, table, filters }) => {
    const source = prod
      .list('AWS::Lambda::EventSourceMapping')
      .find((one) => one.id.startsWith(`${id}Source`));

    expect(text(source?.Properties.EventSourceArn)).toContain(table);
    const patterns = source?.Properties.FilterCriteria.Filters.map(
      ({ Pattern }: { Pattern: string }) => JSON.parse(Pattern),
    );
    expect(patterns).toEqual(filters);
  });
});

describe('schedules', () => {
  it('close windows and state periods every hour, look each day whose payouts are due, ask rails every quarter of an hour and platforms every five minutes, verify and ask shops each night, issue statements early in the month, each with a dead-letter queue', () => {
    const schedules = prod.list('AWS::Scheduler::Schedule');

    expect(schedules.map(({ Properties }) => Properties.ScheduleExpression)).toEqual([
      'rate(1 hour)',
      'rate(1 hour)',
      'cron(0 3 * * ? *)',
      'rate(15 minutes)',
      'cron(0 1 * * ? *)',
      'cron(0 4 2-4 * ? *)',
      'cron(30 6,16,19 * * ? *)',
      'rate(5 minutes)',
      'cron(0 22 * * ? *)',
    ]);
    for (const { Properties } of schedules) {
      expect(targetOf(Properties.Target.DeadLetterConfig.Arn)).toMatch(/DeadLetters/);
      expect(Properties.State).toBe('ENABLED');
    }
  });

  it('close windows every six hours in dev', () => {
    const [closeWindows] = synthesizeTemplates('dev').list('AWS::Scheduler::Schedule');

    expect(closeWindows?.Properties.ScheduleExpression).toBe('rate(6 hours)');
  });
});

describe('the HTTP API', () => {
  it('asks the authorizer about everything but links and their apps, pixels, the snippet, preflights, signed callbacks, health and its own document', () => {
    const open = prod
      .list('AWS::ApiGatewayV2::Route')
      .filter(({ Properties }) => Properties.AuthorizationType !== 'CUSTOM')
      .map(({ Properties }) => Properties.RouteKey);

    expect(open.toSorted()).toEqual([
      'GET /.well-known/apple-app-site-association',
      'GET /.well-known/assetlinks.json',
      'GET /handle-form.js',
      'GET /healthz',
      'GET /invitations',
      'GET /openapi.json',
      'GET /px.gif',
      'GET /r/{slug}',
      'GET /s/{slug}',
      'GET /social/callback/{platform}',
      'GET /tributary.js',
      'HEAD /r/{slug}',
      'OPTIONS /v1/events',
      'OPTIONS /v1/handles',
      'POST /invitations',
      'POST /webhooks/rails/{rail}/{connectionId}',
      'POST /webhooks/{provider}/{connectionId}',
    ]);
  });

  it('remembers no answer of the authorizer, so that a revoked key stops at once', () => {
    const authorizers = prod.list('AWS::ApiGatewayV2::Authorizer');

    expect(authorizers.map(({ Properties }) => Properties)).toEqual([
      expect.objectContaining({
        AuthorizerResultTtlInSeconds: 0,
        EnableSimpleResponses: true,
        IdentitySource: ['$request.header.Authorization'],
      }),
    ]);
  });

  it('limits requests and logs them without tokens, headers or addresses', () => {
    const [stage] = prod.list('AWS::ApiGatewayV2::Stage');

    expect(stage?.Properties.DefaultRouteSettings).toEqual({
      ThrottlingRateLimit: 5_000,
      ThrottlingBurstLimit: 2_500,
    });
    const format = stage?.Properties.AccessLogSettings.Format;
    expect(Object.keys(JSON.parse(format))).toContain('status');
    expect(format).not.toMatch(/query|header|sourceIp|identity/i);
  });
});

describe('alarms', () => {
  const metricsOf = (alarm: Resource) => text(alarm.Properties);

  it('name a section of the runbook that exists', () => {
    const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
    const sections = [...runbook.matchAll(/^## (.+)$/gm)].map(([, title = '']) =>
      title.toLowerCase().replaceAll(' ', '-'),
    );

    for (const { Properties } of prod.list('AWS::CloudWatch::Alarm')) {
      const [, section] = /docs\/runbook\.md#(\S+)$/.exec(Properties.AlarmDescription) ?? [];
      expect(sections).toContain(section);
    }
  });

  it('watch the age of every queue and the depth of every dead-letter queue', () => {
    const alarms = prod.list('AWS::CloudWatch::Alarm').map(metricsOf);
    const watched = (id: string, metric: string) =>
      alarms.some((alarm) => alarm.includes(`"${metric}"`) && alarm.includes(id));

    const queues = prod.list('AWS::SQS::Queue');
    expect(queues.filter(isDeadLetterQueue)).toHaveLength(26);
    for (const queue of queues) {
      const metric = isDeadLetterQueue(queue)
        ? 'ApproximateNumberOfMessagesVisible'
        : 'ApproximateAgeOfOldestMessage';
      expect([queue.id, watched(queue.id, metric)]).toEqual([queue.id, true]);
    }
  });

  it('watch the errors of every function', () => {
    const alarms = prod.list('AWS::CloudWatch::Alarm').map(metricsOf);

    for (const { id } of prod.list('AWS::Lambda::Function')) {
      const watched = alarms.some((alarm) => alarm.includes('"Errors"') && alarm.includes(id));
      expect([id, watched]).toEqual([id, true]);
    }
  });

  it('watch every follower of a stream, and facts that were rejected', () => {
    const alarms = prod.list('AWS::CloudWatch::Alarm').map(metricsOf);

    const lag = alarms.filter((alarm) => alarm.includes('"IteratorAge"'));
    expect(lag).toHaveLength(2);
    const rejected = alarms.filter((alarm) => alarm.includes('"RejectedFacts"')).toSorted();
    expect(rejected).toEqual([
      expect.stringContaining('"Value":"receive-webhook"'),
      expect.stringContaining('"Value":"refetch-orders"'),
    ]);
  });

  it('watch for shops that refuse a connection’s credentials', () => {
    const alarms = prod.list('AWS::CloudWatch::Alarm').map(metricsOf);

    const refused = alarms.filter((alarm) => alarm.includes('"ShopApiRefused"'));
    expect(refused.toSorted()).toEqual([
      expect.stringContaining('"Value":"reconcile-orders"'),
      expect.stringContaining('"Value":"refetch-orders"'),
    ]);
  });

  it('watch for shops that do not tell of their orders', () => {
    const alarms = prod.list('AWS::CloudWatch::Alarm').map(metricsOf);

    const silent = alarms.filter((alarm) => alarm.includes('"SilentConnections"'));
    expect(silent).toEqual([expect.stringContaining('"Value":"reconcile-orders"')]);
  });

  it('watch for apps at platforms that have lost their access', () => {
    const alarms = prod.list('AWS::CloudWatch::Alarm').map(metricsOf);

    const revoked = alarms.filter((alarm) => alarm.includes('"SocialAccountsRevoked"'));
    expect(revoked).toEqual([expect.stringContaining('"Value":"poll-social"')]);
  });

  it('watch for orders that do not come', () => {
    const alarms = prod.list('AWS::CloudWatch::Alarm').map(metricsOf);

    const missing = alarms.filter((alarm) => alarm.includes('"OrdersMissing"'));
    expect(missing).toEqual([expect.stringContaining('"Value":"close-conversions"')]);
  });

  it('tell the topic that the operator names, and nobody otherwise', () => {
    const alarmTopicArn = 'arn:aws:sns:eu-central-1:111122223333:on-call';
    const told = synthesizeTemplates('prod', { alarmTopicArn }).list('AWS::CloudWatch::Alarm');
    const untold = prod.list('AWS::CloudWatch::Alarm');

    expect(told).toHaveLength(untold.length);
    for (const { Properties } of told) {
      expect(Properties).toMatchObject({
        AlarmActions: [alarmTopicArn],
        OKActions: [alarmTopicArn],
      });
    }
    for (const { Properties } of untold) expect(Properties.AlarmActions).toBeUndefined();
  });
});

describe('the templates', () => {
  it('fit what AWS says of every resource type', async () => {
    const check = await loadTemplateCheck();

    const findings = Object.values(prod.byStack).flatMap((template) => check(template));

    expect(findings).toEqual([]);
  });

  it('would be told of a property that is unknown, missing or of the wrong type', async () => {
    const check = await loadTemplateCheck();

    const findings = check({
      Resources: {
        Route: {
          Type: 'AWS::ApiGatewayV2::Route',
          Properties: { ApiId: { Ref: 'Api' }, Authorisation: 'NONE' },
        },
        Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 'long' } },
        Typo: { Type: 'AWS::SQS::Quue' },
      },
    });

    expect(findings).toEqual([
      'Route: RouteKey is missing',
      'Route: there is no property Authorisation',
      'Queue.VisibilityTimeout: "long" is no integer',
      'Typo: there is no type AWS::SQS::Quue',
    ]);
  });

  it('are refused for a stage that does not exist', () => {
    expect(() => synthesizeTemplates('production')).toThrow(RangeError);
  });
});
