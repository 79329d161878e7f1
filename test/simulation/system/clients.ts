import type { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { retryingDocuments } from '../../../adapters/dynamo/retrying-documents.ts';
import type { ObjectStore } from '../../../adapters/s3/object-store.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { OpenRail } from '../../../functions/shared/paying/open-rail.ts';
import type { InMemoryDynamo } from '../dynamo/in-memory-dynamo.ts';
import type { Call, CallKind, Invocation } from './call.ts';
import { describeCommand } from './call-site.ts';
import { openSimulatedRail } from './rails/open-simulated-rail.ts';
import type { Rails } from './rails/rails.ts';
import type { SimulatedBucket } from './simulated-bucket.ts';
import type { SimulatedQueue } from './simulated-queue.ts';

/** The services that functions call, as they really are. */
export type Services = {
  readonly dynamo: InMemoryDynamo;
  readonly queues: ReadonlyMap<string, SimulatedQueue>;
  readonly buckets: ReadonlyMap<string, SimulatedBucket>;
  readonly rails: Rails;
};

/** What an invocation reaches the services with: every call waits until the scheduler lets it happen. */
export type Clients = {
  /** As the functions open it: it tries again. */
  readonly documents: DynamoDBDocumentClient;
  readonly sqs: SQSClient;
  readonly s3: S3Client;
  readonly objects: ObjectStore;
  readonly openRail: OpenRail;
};

export function openClients(
  services: Services,
  invocation: Invocation,
  { wait, now }: { readonly wait: (call: Call) => void; readonly now: () => Instant },
): Clients {
  const issue = (
    kind: CallKind,
    what: string,
    execute: () => unknown,
    executePartly?: () => unknown,
  ): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const partly = executePartly === undefined ? {} : { executePartly };
      wait({ invocation, kind, what, execute, ...partly, resolve, reject });
    });
  const documents = {
    send: (command: object) =>
      issue(kindOfCommand(command), describeCommand(command), () =>
        services.dynamo.execute(command),
      ),
  } as unknown as DynamoDBDocumentClient;

  return {
    documents: retryingDocuments(documents, async () => {
      await issue('pause', 'pause', () => undefined);
    }),
    sqs: {
      send: (command: SendMessageBatchCommand) => {
        const name = command.input.QueueUrl ?? '';
        const queue = found(services.queues, name);
        return issue(
          'queue',
          `SendMessageBatch ${name}`,
          () => sendBatch(queue, command, () => true),
          () => sendBatch(queue, command, (place) => place % 2 === 1),
        );
      },
    } as unknown as SQSClient,
    s3: {
      send: (command: GetObjectCommand | PutObjectCommand) =>
        issue('bucket', describeObject(command), () => callBucket(services, command)),
    } as unknown as S3Client,
    objects: {
      put: async (bucket, key, body, contentType) => {
        const put = () => found(services.buckets, bucket).put(key, { body, contentType });
        await issue('bucket', `PutObject ${bucket}`, put);
      },
      get: (bucket, key) => {
        const get = () => found(services.buckets, bucket).read(key);
        return issue('bucket', `GetObject ${bucket}`, get) as Promise<string>;
      },
    },
    // The rail's own clock is right.
    openRail: async ({ rail }) =>
      openSimulatedRail(
        services.rails.of(rail),
        (what, execute) => issue('rail', what, execute) as Promise<ReturnType<typeof execute>>,
        now,
      ),
  };
}

function kindOfCommand(command: object): CallKind {
  const { name } = command.constructor;
  if (name.includes('TransactWrite')) return 'transaction';
  return /Get|Query|Scan/.test(name) ? 'read' : 'write';
}

function sendBatch(
  queue: SimulatedQueue,
  { input: { Entries: entries = [] } }: SendMessageBatchCommand,
  isAccepted: (place: number) => boolean,
): object {
  const accepted = entries.filter((_, place) => isAccepted(place));
  for (const { MessageBody: body = '' } of accepted) queue.send(body);
  const refused = entries.filter((_, place) => !isAccepted(place));
  return {
    Successful: accepted,
    Failed: refused.map(({ Id }) => ({ Id, Code: 'InternalError', SenderFault: false })),
  };
}

const describeObject = (command: GetObjectCommand | PutObjectCommand): string =>
  `${'Body' in command.input ? 'PutObject' : 'GetObject'} ${command.input.Bucket}`;

function callBucket(services: Services, { input }: GetObjectCommand | PutObjectCommand): object {
  const bucket = found(services.buckets, input.Bucket ?? '');
  if (!('Body' in input)) return bucket.get(input.Key ?? '');
  const { Body: body, ContentType: contentType = '' } = input;
  return bucket.put(input.Key ?? '', { body: String(body), contentType });
}

function found<Service>(services: ReadonlyMap<string, Service>, name: string): Service {
  const service = services.get(name);
  if (service === undefined) throw new RangeError(`There is no ${name}.`);
  return service;
}
