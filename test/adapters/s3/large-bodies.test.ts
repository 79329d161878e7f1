import { GetObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { signedObjects } from '../../../adapters/aws/signed-objects.ts';
import { s3LargeBodies } from '../../../adapters/s3/large-bodies.ts';
import { type LocalBucket, startLocalBucket } from '../../support/local-bucket.ts';

let bucket: LocalBucket;
beforeAll(async () => {
  bucket = await startLocalBucket('facts');
});
afterAll(() => bucket.stop());

const openBodies = () => s3LargeBodies(signedObjects(bucket), 'facts');

it('gives back a body to the character', async () => {
  const body = JSON.stringify({ title: 'Zoë’s tent ⛺', lines: 'x'.repeat(400_000) });

  await openBodies().put('acme/digest.json', body);

  expect(await openBodies().get('acme/digest.json')).toBe(body);
});

it('keeps what every client of S3 reads, as JSON', async () => {
  await openBodies().put('acme/für alle.json', '{"a":1}');

  const found = await bucket.client.send(
    new GetObjectCommand({ Bucket: 'facts', Key: 'acme/für alle.json' }),
  );
  expect(await found.Body?.transformToString()).toBe('{"a":1}');
  expect(found.ContentType).toBe('application/json');
});

it('fails for a body that is not there, by the name that S3 has for it', async () => {
  await expect(openBodies().get('acme/other.json')).rejects.toMatchObject({
    name: 'AwsCallError',
    code: 'NoSuchKey',
    status: 404,
  });
});
