import {
  GetObjectCommand,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { StatementTextKey, StatementTexts } from '../../core/statements/statement-store.ts';

/**
 * Keeps statements as objects of a bucket, each under its own digest: whoever issues the same month twice writes the
 * same object, or another one that no record names.
 */
export function s3StatementTexts(client: S3Client, bucket: string): StatementTexts {
  return {
    async put(record, text) {
      await client.send(
        new PutObjectCommand({
          ...{ Bucket: bucket, Key: keyOf(record), Body: text },
          ContentType: 'application/json',
          // A bucket with a lock takes nothing without a checksum.
          ChecksumAlgorithm: 'SHA256',
        }),
      );
    },

    async read(record) {
      try {
        const found = await client.send(
          new GetObjectCommand({ Bucket: bucket, Key: keyOf(record) }),
        );
        return await found.Body?.transformToString('utf-8');
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
  };
}

const keyOf = ({ merchantId, number, sha256 }: StatementTextKey): string =>
  `${merchantId}/${number}/${sha256}.json`;

/** Who may not list a bucket is told that an object is forbidden when it is not there. */
function isMissing(error: unknown): boolean {
  return (
    error instanceof S3ServiceException &&
    (error.name === 'NoSuchKey' || error.$metadata.httpStatusCode === 403)
  );
}
