import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { LargeBodies } from '../dynamo/large-bodies.ts';

/** Keeps large bodies as objects of a bucket. */
export function s3LargeBodies(client: S3Client, bucket: string): LargeBodies {
  return {
    async put(key, body) {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: body,
          ContentType: 'application/json',
        }),
      );
    },

    async get(key) {
      const { Body: body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      if (body === undefined) throw new Error(`The object ${key} has no body.`);
      return body.transformToString('utf-8');
    },
  };
}
