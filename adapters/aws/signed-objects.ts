import { sha256 } from '../crypto/sha256.ts';
import type { ObjectStore } from '../s3/object-store.ts';
import { AwsCallError } from './aws-call-error.ts';
import { type AwsEnvironment, awsClient } from './aws-client.ts';
import { objectAddress } from './object-address.ts';
import { tryAgain } from './try-again.ts';

export type SignedObjectsOptions = {
  readonly environment: AwsEnvironment;
  /** Milliseconds that one attempt may take; an object may have megabytes. */
  readonly timeoutMs?: number;
  readonly pauseMs?: number;
};

/**
 * Objects of S3 without its SDK, which would be a fifth of every function that may meet a fact too large for an item. A body is
 * signed with its digest, so S3 refuses one that was changed on its way. To put or get the same twice is harmless.
 *
 * @throws AwsCallError with S3's own code (`NoSuchKey`; `AccessDenied` where the bucket may not be listed).
 */
export function signedObjects({
  environment,
  timeoutMs = 10_000,
  pauseMs = 50,
}: SignedObjectsOptions): ObjectStore {
  const client = awsClient(environment);

  async function call(
    method: 'GET' | 'PUT',
    bucket: string,
    key: string,
    content?: { readonly body: string; readonly type: string },
  ): Promise<string> {
    const response = await client.fetch(objectAddress(environment, bucket, key), {
      method,
      headers: {
        'x-amz-content-sha256': sha256(content?.body ?? ''),
        ...(content === undefined ? {} : { 'content-type': content.type }),
      },
      ...(content === undefined ? {} : { body: content.body }),
      aws: { service: 's3' },
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    if (!response.ok) throw AwsCallError.of(`${method} ${bucket}`, response.status, text);
    return text;
  }

  return {
    async put(bucket, key, body, type) {
      await tryAgain(() => call('PUT', bucket, key, { body, type }), pauseMs);
    },
    get: (bucket, key) => tryAgain(() => call('GET', bucket, key), pauseMs),
  };
}
