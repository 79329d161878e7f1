import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signedObjects } from '../../../adapters/aws/signed-objects.ts';
import { s3PayoutFiles } from '../../../adapters/s3/payout-files.ts';
import { putPayoutFiles } from '../../../adapters/s3/put-payout-files.ts';
import type { PayoutFiles } from '../../../core/payouts/payout-files.ts';
import { inMemoryPayoutFiles } from '../../support/in-memory-payout-files.ts';
import { type LocalBucket, startLocalBucket } from '../../support/local-bucket.ts';

let bucket: LocalBucket;
beforeAll(async () => {
  bucket = await startLocalBucket('payout-files');
});
afterAll(() => bucket.stop());

const stores: readonly [string, () => PayoutFiles][] = [
  ['s3PayoutFiles', () => s3PayoutFiles(bucket.client, 'payout-files')],
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

  it('has what was put by calls that are signed here', async () => {
    await putPayoutFiles(signedObjects(bucket), 'payout-files').put('acme/signed.csv', file);

    expect(await s3PayoutFiles(bucket.client, 'payout-files').read('acme/signed.csv')).toEqual(
      file,
    );
  });

  it('has no file that nobody wrote', async () => {
    expect(await open().read('acme/none.csv')).toBeUndefined();
  });
});
