import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NoDynamoError, startDynamoEngine } from '../../../local/engines/dynamo-engine.ts';
import { startQueueEngine } from '../../../local/engines/queue-engine.ts';
import { localCredentials, localRegion } from '../../../local/local-account.ts';
import type { PlannedTable } from '../../../local/plan.ts';

const byIndex = {
  IndexName: 'byIndex',
  KeySchema: [{ AttributeName: 'ipk', KeyType: 'HASH' }],
  Projection: { ProjectionType: 'ALL' },
};

let folder: string;
const closers: (() => Promise<void> | void)[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engines-'));
});

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
  rmSync(folder, { recursive: true });
});

describe('startDynamoEngine', () => {
  async function start(table: PlannedTable, environment = {}) {
    const engine = await startDynamoEngine([table], folder, environment);
    const client = new DynamoDBClient({
      endpoint: engine.endpoint,
      region: localRegion,
      credentials: localCredentials,
    });
    const stop = async () => {
      client.destroy();
      await engine.stop();
    };

    return { engine, client, stop };
  }

  it('keeps the items of a table over a restart, and adds an index that is new', async () => {
    const first = await start(plannedTable());
    await first.client.send(
      new PutItemCommand({ TableName: 'Items', Item: { pk: { S: 'a' }, ipk: { S: 'x' } } }),
    );
    await first.stop();

    const second = await start(
      plannedTable({
        GlobalSecondaryIndexes: [byIndex],
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'ipk', AttributeType: 'S' },
        ],
      }),
    );
    closers.push(second.stop);

    const { Item: item } = await second.client.send(
      new GetItemCommand({ TableName: 'Items', Key: { pk: { S: 'a' } } }),
    );
    const { Table: table } = await second.client.send(
      new DescribeTableCommand({ TableName: 'Items' }),
    );
    expect(item?.ipk).toEqual({ S: 'x' });
    expect(table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName)).toEqual(['byIndex']);
  });

  it('indexes the stream records, so that writes stay fast', async () => {
    const { engine, stop } = await start(plannedTable());
    closers.push(stop);

    const database = new DatabaseSync(engine.databaseFile ?? '', { readOnly: true });
    closers.push(() => database.close());
    const indexes = database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'index' AND name LIKE 'local_stream%'")
      .all();

    expect(indexes).toHaveLength(3);
  });

  it('uses the server that the environment names, and starts none', async () => {
    const running = await start(plannedTable());
    closers.push(running.stop);
    const other = mkdtempSync(join(folder, 'other-'));

    const external = await startDynamoEngine([plannedTable()], other, {
      AWS_ENDPOINT_URL_DYNAMODB: running.engine.endpoint,
    });

    expect(external).toMatchObject({ endpoint: running.engine.endpoint });
    expect(external.databaseFile).toBeUndefined();
  });

  it('names the ways to have a DynamoDB where there is none', () => {
    expect(new NoDynamoError().message).toMatch(
      /AWS_ENDPOINT_URL_DYNAMODB.*npm ci.*dynoxide.*DynamoDB Local/,
    );
  });
});

describe('startQueueEngine', () => {
  async function start(attributes: Record<string, string> = {}) {
    return startQueueEngine({
      queues: [{ logicalId: 'Work', name: 'Work', attributes }],
      buckets: [{ logicalId: 'Files', name: 'files' }],
      dataFolder: folder,
    });
  }

  it('keeps messages and objects over a restart, and follows new settings', async () => {
    const first = await start({ VisibilityTimeout: '30' });
    first.fauxqs.sendMessage('Work', 'task');
    await s3(first.endpoint).send(
      new PutObjectCommand({ Bucket: 'files', Key: 'a.txt', Body: 'text' }),
    );
    await first.stop();

    const second = await start({ VisibilityTimeout: '60' });
    closers.push(second.stop);

    const queue = second.fauxqs.inspectQueue('Work');
    const object = await s3(second.endpoint).send(
      new GetObjectCommand({ Bucket: 'files', Key: 'a.txt' }),
    );
    expect(queue?.messages.ready.map(({ body }) => body)).toEqual(['task']);
    expect(queue?.attributes.VisibilityTimeout).toBe('60');
    expect(await object.Body?.transformToString()).toBe('text');
  });

  it('listens on the loopback interface only', async () => {
    const engine = await start();
    closers.push(engine.stop);

    expect(new URL(engine.fauxqs.address).hostname).toBe('127.0.0.1');
  });

  function s3(endpoint: string): S3Client {
    const client = new S3Client({
      endpoint,
      region: localRegion,
      credentials: localCredentials,
      forcePathStyle: true,
    });
    closers.push(() => client.destroy());

    return client;
  }
});

function plannedTable(settings: Record<string, unknown> = {}): PlannedTable {
  return {
    logicalId: 'Items',
    name: 'Items',
    streamed: true,
    create: {
      TableName: 'Items',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      ...settings,
    },
  };
}
