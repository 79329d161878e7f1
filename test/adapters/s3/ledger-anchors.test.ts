import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { s3LedgerAnchors } from '../../../adapters/s3/ledger-anchors.ts';
import type { LedgerAnchors } from '../../../core/ledger/ledger-anchors.ts';
import { type QueueEngine, startQueueEngine } from '../../../local/engines/queue-engine.ts';
import { localCredentials, localRegion } from '../../../local/local-account.ts';
import { inMemoryLedgerAnchors } from '../../support/in-memory-ledger-anchors.ts';

let folder: string;
let engine: QueueEngine;
let client: S3Client;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tributary-anchors-'));
  const buckets = [{ logicalId: 'Anchors', name: 'anchors' }];
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

const head = { merchantId: 'acme', creatorId: 'mia', sequence: 4, hash: 'ab12' };

describe.each<[string, () => LedgerAnchors]>([
  ['s3LedgerAnchors', () => s3LedgerAnchors(client, 'anchors')],
  ['inMemoryLedgerAnchors', () => inMemoryLedgerAnchors()],
])('%s', (_, open) => {
  it('keeps the parts of a day, and says how many once they are all there', async () => {
    const anchors = open();
    await anchors.put('2026-04-01', 0, [head]);
    await anchors.put('2026-04-01', 1, [{ ...head, creatorId: 'leo' }]);
    const before = await anchors.findSealed('2026-04-01');

    await anchors.seal('2026-04-01', 2);

    expect(before).toBeUndefined();
    expect(await anchors.findSealed('2026-04-01')).toBe(2);
    expect(await anchors.read('2026-04-01', 0)).toEqual([head]);
    expect(await anchors.read('2026-04-01', 1)).toEqual([{ ...head, creatorId: 'leo' }]);
  });

  it('knows nothing of a day without heads', async () => {
    expect(await open().findSealed('2025-01-01')).toBeUndefined();
    await expect(open().read('2025-01-01', 0)).rejects.toThrow('missing');
  });
});
