import {
  GetObjectCommand,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { PayoutFile, PayoutFiles } from '../../core/payouts/payout-files.ts';

/** Keeps the files of released batches as objects of a bucket. */
export function s3PayoutFiles(client: S3Client, bucket: string): PayoutFiles {
  return {
    async put(key, { content, contentType }) {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: content,
          ContentType: contentType,
        }),
      );
    },

    async read(key) {
      try {
        const found = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        const content = await found.Body?.transformToString('utf-8');
        if (content === undefined) return undefined;
        return { content, contentType: found.ContentType as PayoutFile['contentType'] };
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
  };
}

/** Who may not list a bucket is told that an object is forbidden when it is not there. */
function isMissing(error: unknown): boolean {
  return (
    error instanceof S3ServiceException &&
    (error.name === 'NoSuchKey' || error.$metadata.httpStatusCode === 403)
  );
}
