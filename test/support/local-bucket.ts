import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import type { AwsEnvironment } from '../../adapters/aws/aws-client.ts';
import { startQueueEngine } from '../../local/engines/queue-engine.ts';
import { localCredentials, localRegion } from '../../local/local-account.ts';

export type LocalBucket = {
  readonly client: S3Client;
  /** What a function would find in its environment. */
  readonly environment: AwsEnvironment;
  stop(): Promise<void>;
};

/** A local S3 with one empty bucket, for the length of a test file. */
export async function startLocalBucket(name: string): Promise<LocalBucket> {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-bucket-'));
  const buckets = [{ logicalId: 'Bucket', name }];
  const engine = await startQueueEngine({ queues: [], buckets, dataFolder: folder });
  const client = new S3Client({
    endpoint: engine.endpoint,
    region: localRegion,
    credentials: localCredentials,
    forcePathStyle: true,
  });
  return {
    client,
    environment: {
      AWS_REGION: localRegion,
      AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
      AWS_ENDPOINT_URL_S3: engine.endpoint,
    },
    async stop() {
      client.destroy();
      await engine.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
