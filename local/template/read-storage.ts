import type { PlannedBucket, PlannedQueue, PlannedSecret, PlannedTable } from '../plan.ts';
import { nameInArn } from './local-names.ts';
import { bucketName, nameOf, queueName, secretArn, tableName } from './resource-identity.ts';
import type { TemplateResource } from './template-resource.ts';

type Index = { IndexName: string; KeySchema: unknown; Projection: unknown };

/** A table as CreateTable takes it: capacity, replicas, backups and encryption have no counterpart. */
export function readTable(resource: TemplateResource): PlannedTable {
  const name = tableName(resource);
  const stream = resource.read('StreamSpecification') as { StreamViewType: string } | undefined;
  const ttl = resource.read('TimeToLiveSpecification') as
    | { AttributeName?: string; Enabled?: boolean }
    | undefined;

  return {
    logicalId: resource.id,
    name,
    streamed: stream !== undefined,
    ...(ttl?.Enabled && ttl.AttributeName ? { ttlAttribute: ttl.AttributeName } : {}),
    create: {
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: resource.read('AttributeDefinitions'),
      KeySchema: resource.read('KeySchema'),
      ...indexes(resource, 'GlobalSecondaryIndexes'),
      ...indexes(resource, 'LocalSecondaryIndexes'),
      ...(stream && {
        StreamSpecification: { StreamEnabled: true, StreamViewType: stream.StreamViewType },
      }),
    },
  };
}

function indexes(resource: TemplateResource, property: string): Record<string, Index[]> {
  const planned = (resource.read(property) ?? []) as Index[];
  if (planned.length === 0) return {};

  return {
    [property]: planned.map(({ IndexName, KeySchema, Projection }) => ({
      IndexName,
      KeySchema,
      Projection,
    })),
  };
}

const queueAttributes = [
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'DelaySeconds',
  'FifoQueue',
  'FifoThroughputLimit',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'VisibilityTimeout',
];

/** A queue as CreateQueue takes it; encryption has no counterpart. */
export function readQueue(resource: TemplateResource): PlannedQueue {
  const redrive = resource.read('RedrivePolicy') as
    | { deadLetterTargetArn: string; maxReceiveCount: number }
    | undefined;
  const attributes = queueAttributes.flatMap((name) => {
    const value = resource.read(name);
    return value === undefined ? [] : [[name, String(value)]];
  });

  return {
    logicalId: resource.id,
    name: queueName(resource),
    attributes: {
      ...Object.fromEntries(attributes),
      ...(redrive && { RedrivePolicy: JSON.stringify(redrive) }),
    },
    ...(redrive && { deadLetterQueue: nameInArn(redrive.deadLetterTargetArn) }),
  };
}

export function readBucket(resource: TemplateResource): PlannedBucket {
  return { logicalId: resource.id, name: bucketName(resource) };
}

const defaultSecretLength = 32;

export function readSecret(resource: TemplateResource): PlannedSecret {
  const name = nameOf(resource, 'Name', 200);
  const value = resource.read('SecretString') as string | undefined;
  const generate = resource.read('GenerateSecretString') as Record<string, unknown> | undefined;

  return {
    logicalId: resource.id,
    name,
    arn: secretArn(name),
    ...(value !== undefined && { value }),
    ...(generate && {
      generate: {
        template: generate.SecretStringTemplate as string | undefined,
        key: generate.GenerateStringKey as string | undefined,
        length: Number(generate.PasswordLength ?? defaultSecretLength),
        excludePunctuation: String(generate.ExcludePunctuation) === 'true',
        excludeCharacters: generate.ExcludeCharacters as string | undefined,
      },
    }),
  };
}
