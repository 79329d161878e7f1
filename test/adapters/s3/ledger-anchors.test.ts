import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { s3LedgerAnchors } from '../../../adapters/s3/ledger-anchors.ts';
import type { LedgerAnchors } from '../../../core/ledger/ledger-anchors.ts';
import { inMemoryLedgerAnchors } from '../../support/in-memory-ledger-anchors.ts';
import { type LocalBucket, startLocalBucket } from '../../support/local-bucket.ts';

let bucket: LocalBucket;
beforeAll(async () => {
  bucket = await startLocalBucket('anchors');
});
afterAll(() => bucket.stop());

const head = { merchantId: 'acme', creatorId: 'mia', sequence: 4, hash: 'ab12' };

describe.each<[string, () => LedgerAnchors]>([
  ['s3LedgerAnchors', () => s3LedgerAnchors(bucket.client, 'anchors')],
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
