import type { LocalPlan, PlannedQueue } from '../plan.ts';
import { arnTargets } from './arn-targets.ts';
import { openTemplate, type TemplateSettings } from './open-template.ts';
import { readApi } from './read-api.ts';
import type { Assembly } from './read-assembly.ts';
import { readEventSource } from './read-event-source.ts';
import { readFunction, runsOnNode } from './read-function.ts';
import { readBucket, readQueue, readSecret, readTable } from './read-storage.ts';
import { readRule, readSchedule } from './read-timers.ts';
import { nameOf } from './resource-identity.ts';
import { TemplateError } from './template-error.ts';

/**
 * Reads the plan of what there is to run from a synthesized assembly, all references resolved.
 *
 * @throws TemplateError, with the resource's logical id, for anything that has no counterpart here:
 *   a type, a function or a setting that was passed over in silence would fail on AWS only.
 */
export function readTemplate(assembly: Assembly, settings: TemplateSettings): LocalPlan {
  const resources = openTemplate(assembly, settings);
  const stranger = resources.find(({ type }) => !runs.has(type) && !isAbsentHere(type));
  if (stranger)
    throw new TemplateError(stranger.id, `resources of type ${stranger.type} do not run here.`);

  const all = (...types: string[]) => resources.filter(({ type }) => types.includes(type));
  const functions = all('AWS::Lambda::Function')
    .filter(runsOnNode)
    .map((resource) => readFunction(resource, assembly));
  const queues = all('AWS::SQS::Queue').map(readQueue);
  const targets = arnTargets(functions, queues);

  return {
    functions,
    queues: deadLettersFirst(queues),
    tables: all('AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table').map(readTable),
    buckets: all('AWS::S3::Bucket').map(readBucket),
    secrets: all('AWS::SecretsManager::Secret').map(readSecret),
    buses: all('AWS::Events::EventBus').map((bus) => ({ name: nameOf(bus, 'Name') })),
    eventSources: all('AWS::Lambda::EventSourceMapping')
      .map((mapping) => readEventSource(mapping, targets))
      .filter((source) => source !== undefined),
    apis: all('AWS::ApiGatewayV2::Api').map((api) => readApi(api, resources, targets)),
    schedules: all('AWS::Scheduler::Schedule').map((schedule) => readSchedule(schedule, targets)),
    rules: all('AWS::Events::Rule').map((rule) => readRule(rule, targets)),
  };
}

const runs = new Set([
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::Events::EventBus',
  'AWS::Events::Rule',
  'AWS::Lambda::Alias',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::Version',
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
  'AWS::Scheduler::Schedule',
  'AWS::SecretsManager::Secret',
]);

/** Rights, logs, alarms, keys, delivery at the edge: what one machine has no use for. */
const absentHere = [
  /^AWS::(Backup|Budgets|CertificateManager|CloudFront|CloudWatch|IAM|KMS|Logs|ResourceGroups|Route53|SNS|SSM|WAFv2)::/,
  /^AWS::CDK::Metadata$/,
  /^AWS::CloudFormation::(CustomResource|WaitCondition|WaitConditionHandle)$/,
  /^AWS::Lambda::(EventInvokeConfig|LayerVersion|Permission)$/,
  /^AWS::S3::BucketPolicy$/,
  /^AWS::SQS::QueuePolicy$/,
  /^AWS::Scheduler::ScheduleGroup$/,
  /^AWS::SecretsManager::ResourcePolicy$/,
  /^Custom::/,
];

function isAbsentHere(type: string): boolean {
  return absentHere.some((pattern) => pattern.test(type));
}

/** A queue can only name a dead-letter queue that exists. */
function deadLettersFirst(queues: readonly PlannedQueue[]): PlannedQueue[] {
  const targets = new Set(queues.map(({ deadLetterQueue }) => deadLetterQueue));

  return [
    ...queues.filter(({ name }) => targets.has(name)),
    ...queues.filter(({ name }) => !targets.has(name)),
  ];
}
