import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { s3PayoutFiles } from '../../../adapters/s3/payout-files.ts';
import type { PayoutFiles } from '../../../core/payouts/payout-files.ts';
import { type QueueEngine, startQueueEngine } from '../../../local/engines/queue-engine.ts';
import { localCredentials, localRegion } from '../../../local/local-account.ts';
import { inMemoryPayoutFiles } from '../../support/in-memory-payout-files.ts';

let folder: string;
let engine: QueueEngine;
let client: S3Client;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tributary-files-'));
  const buckets = [{ logicalId: 'PayoutFiles', name: 'payout-files' }];
  engine = await startQueueEngine({ queues: [], buckets, dataFolder: folder });
  client = new S3Client({
    endpoint: engine.endpoint,
    region: localRegion,
    credentials: localCredentials,
    forcePathStyle: true,
  });
});
afterAll(async () => {
  client.destroy();
  await engine.stop();
  await rm(folder, { recursive: true, force: true });
});

const stores: readonly [string, () => PayoutFiles][] = [
  ['s3PayoutFiles', () => s3PayoutFiles(client, 'payout-files')],
  ['inMemoryPayoutFiles', inMemoryPayoutFiles],
];

describe.each(stores)('%s', (_, open) => {
  const file = { content: 'a,b\r\nZoë,1\r\n', contentType: 'text/csv; charset=utf-8' } as const;

  it('gives back a file to the byte', async () => {
    const files = open();
    await files.put('acme/run-csv-USD-1.csv', file);

    expect(await files.read('acme/run-csv-USD-1.csv')).toEqual(file);
  });

  it('writes over a file that is there', async () => {
    const files = open();
    await files.put('acme/twice.csv', { ...file, content: 'first' });
    await files.put('acme/twice.csv', file);

    expect(await files.read('acme/twice.csv')).toEqual(file);
  });

  it('has no file that nobody wrote', async () => {
    expect(await open().read('acme/none.csv')).toBeUndefined();
  });
});
