import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { s3LargeBodies } from '../../../adapters/s3/large-bodies.ts';
import { type QueueEngine, startQueueEngine } from '../../../local/engines/queue-engine.ts';
import { localCredentials, localRegion } from '../../../local/local-account.ts';

let folder: string;
let engine: QueueEngine;
let client: S3Client;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tributary-bodies-'));
  const buckets = [{ logicalId: 'Facts', name: 'facts' }];
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

it('gives back a body to the character', async () => {
  const bodies = s3LargeBodies(client, 'facts');
  const body = JSON.stringify({ title: 'Zoë’s tent ⛺', lines: 'x'.repeat(400_000) });

  await bodies.put('acme/digest.json', body);

  expect(await bodies.get('acme/digest.json')).toBe(body);
});

it('fails for a body that is not there', async () => {
  await expect(s3LargeBodies(client, 'facts').get('acme/other.json')).rejects.toThrow();
});
