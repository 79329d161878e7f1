import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { s3LargeBodies } from '../../../adapters/s3/large-bodies.ts';
import { type LocalBucket, startLocalBucket } from '../../support/local-bucket.ts';

let bucket: LocalBucket;
beforeAll(async () => {
  bucket = await startLocalBucket('facts');
});
afterAll(() => bucket.stop());

it('gives back a body to the character', async () => {
  const bodies = s3LargeBodies(bucket.client, 'facts');
  const body = JSON.stringify({ title: 'Zoë’s tent ⛺', lines: 'x'.repeat(400_000) });

  await bodies.put('acme/digest.json', body);

  expect(await bodies.get('acme/digest.json')).toBe(body);
});

it('fails for a body that is not there', async () => {
  await expect(s3LargeBodies(bucket.client, 'facts').get('acme/other.json')).rejects.toThrow();
});
