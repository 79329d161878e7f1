import { queueArn, queueUrl } from '../local-account.ts';
import { localArn, localName } from './local-names.ts';
import type { TemplateResource } from './template-resource.ts';

/** What `Ref` and `Fn::GetAtt` give for a resource. */
export type ResourceIdentity = {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
};

/** Addresses that a template can name, but not know. */
export type TemplateEndpoints = { readonly sqs: string; readonly api: string };

type Identify = (resource: TemplateResource, endpoints: TemplateEndpoints) => ResourceIdentity;

/** The name of a resource: its own, if the template gives one, else one made from its id. */
export function nameOf(resource: TemplateResource, property: string, lengthMax = 64): string {
  return (resource.read(property) as string | undefined) ?? localName(resource.id, lengthMax);
}

export function tableName(resource: TemplateResource): string {
  return nameOf(resource, 'TableName', 255);
}

export function queueName(resource: TemplateResource): string {
  const given = resource.read('QueueName') as string | undefined;
  if (given !== undefined) return given;

  return String(resource.read('FifoQueue')) === 'true'
    ? `${localName(resource.id, 75)}.fifo`
    : localName(resource.id, 80);
}

export function bucketName(resource: TemplateResource): string {
  return (
    (resource.read('BucketName') as string | undefined) ??
    localName(resource.id, 63).toLowerCase().replaceAll('_', '-')
  );
}

export function secretArn(name: string): string {
  return localArn('secretsmanager', `secret:${name}-Local0`);
}

function identifyTable(resource: TemplateResource): ResourceIdentity {
  const name = tableName(resource);
  const arn = localArn('dynamodb', `table/${name}`);

  return { ref: name, attributes: { Arn: arn, StreamArn: `${arn}/stream/local`, TableId: name } };
}

function identifyQueue(resource: TemplateResource, { sqs }: TemplateEndpoints): ResourceIdentity {
  const name = queueName(resource);
  const url = queueUrl(sqs, name);

  return { ref: url, attributes: { Arn: queueArn(name), QueueName: name, QueueUrl: url } };
}

function identifyBucket(resource: TemplateResource): ResourceIdentity {
  const name = bucketName(resource);
  const domain = `${name}.s3.amazonaws.com`;

  return {
    ref: name,
    attributes: {
      Arn: `arn:aws:s3:::${name}`,
      DomainName: domain,
      RegionalDomainName: domain,
    },
  };
}

function identifySecret(resource: TemplateResource): ResourceIdentity {
  const arn = secretArn(nameOf(resource, 'Name', 200));

  return { ref: arn, attributes: { Id: arn } };
}

function identifyFunction(resource: TemplateResource): ResourceIdentity {
  const name = nameOf(resource, 'FunctionName');

  return { ref: name, attributes: { Arn: localArn('lambda', `function:${name}`) } };
}

/** Versions and aliases lead to the one version that there is here. */
function identifyVersion(resource: TemplateResource): ResourceIdentity {
  const given = resource.read('FunctionName') as string;
  const name = given.startsWith('arn:') ? (given.split(':')[6] ?? '') : given;
  const arn = localArn('lambda', `function:${name}`);

  return { ref: arn, attributes: { FunctionArn: arn, AliasArn: arn, Version: '1' } };
}

function identifyBus(resource: TemplateResource): ResourceIdentity {
  const name = nameOf(resource, 'Name');

  return {
    ref: name,
    attributes: { Name: name, Arn: localArn('events', `event-bus/${name}`) },
  };
}

function identifyApi(resource: TemplateResource, { api }: TemplateEndpoints): ResourceIdentity {
  return { ref: resource.id, attributes: { ApiId: resource.id, ApiEndpoint: api } };
}

/** Resources that exist here in name only: roles, keys, log groups and the like. */
function identifyByName(service: string): Identify {
  return ({ id }) => ({
    ref: id,
    attributes: { Arn: localArn(service, id), KeyId: id, Name: id, RoleId: id, TopicName: id },
  });
}

/** How each type of resource is known to others; a type that is not listed cannot be referred to. */
export const identities: Readonly<Record<string, Identify>> = {
  'AWS::DynamoDB::GlobalTable': identifyTable,
  'AWS::DynamoDB::Table': identifyTable,
  'AWS::SQS::Queue': identifyQueue,
  'AWS::S3::Bucket': identifyBucket,
  'AWS::SecretsManager::Secret': identifySecret,
  'AWS::Lambda::Function': identifyFunction,
  'AWS::Lambda::Version': identifyVersion,
  'AWS::Lambda::Alias': identifyVersion,
  'AWS::Events::EventBus': identifyBus,
  'AWS::Events::Rule': identifyByName('events'),
  'AWS::Scheduler::Schedule': identifyByName('scheduler'),
  'AWS::Scheduler::ScheduleGroup': identifyByName('scheduler'),
  'AWS::ApiGatewayV2::Api': identifyApi,
  'AWS::ApiGatewayV2::Route': identifyByName('apigateway'),
  'AWS::ApiGatewayV2::Integration': identifyByName('apigateway'),
  'AWS::ApiGatewayV2::Authorizer': identifyByName('apigateway'),
  'AWS::ApiGatewayV2::Stage': identifyByName('apigateway'),
  'AWS::IAM::Role': identifyByName('iam'),
  'AWS::KMS::Key': identifyByName('kms'),
  'AWS::KMS::Alias': identifyByName('kms'),
  'AWS::Logs::LogGroup': identifyByName('logs'),
  'AWS::SNS::Topic': identifyByName('sns'),
};
