import {
  GetObjectCommand,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { HeadAnchor, LedgerAnchors } from '../../core/ledger/ledger-anchors.ts';
import { partKey, sealKey } from './anchor-keys.ts';

/** Keeps heads as objects of a bucket; the bucket's lock keeps them from being changed. */
export function s3LedgerAnchors(client: S3Client, bucket: string): LedgerAnchors {
  async function put(Key: string, content: unknown): Promise<void> {
    await client.send(
      new PutObjectCommand({
        ...{ Bucket: bucket, Key },
        Body: JSON.stringify(content),
        ContentType: 'application/json',
        // A bucket with a lock takes nothing without a checksum.
        ChecksumAlgorithm: 'SHA256',
      }),
    );
  }
  async function read<Content>(Key: string): Promise<Content | undefined> {
    try {
      const { Body: body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
      const text = await body?.transformToString('utf-8');
      return text === undefined ? undefined : (JSON.parse(text) as Content);
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  return {
    put: (day, part, heads) => put(partKey(day, part), heads),
    seal: (day, parts) => put(sealKey(day), { parts }),
    async findSealed(day) {
      return (await read<{ readonly parts: number }>(sealKey(day)))?.parts;
    },
    async read(day, part) {
      const heads = await read<readonly HeadAnchor[]>(partKey(day, part));
      if (heads === undefined) throw new Error(`Part ${part} of the heads of ${day} is missing.`);
      return heads;
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
