import {
  GetObjectCommand,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type {
  OwnInvoiceDocumentKey,
  OwnInvoiceDocuments,
} from '../../core/invoices/own/invoicing-store.ts';

/** Keeps the documents of creators' invoices as objects of the bucket of statements, each under its own digest. */
export function s3OwnInvoiceDocuments(client: S3Client, bucket: string): OwnInvoiceDocuments {
  return {
    async put(key, bytes) {
      await client.send(
        new PutObjectCommand({
          ...{ Bucket: bucket, Key: keyOf(key), Body: bytes, ContentType: key.format },
          // A bucket with a lock takes nothing without a checksum.
          ChecksumAlgorithm: 'SHA256',
        }),
      );
    },

    async read(key) {
      try {
        const found = await client.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(key) }));
        return await found.Body?.transformToByteArray();
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
  };
}

const extensions = { 'application/pdf': 'pdf', 'application/xml': 'xml' } as const;

const keyOf = ({ merchantId, creatorId, sha256, format }: OwnInvoiceDocumentKey): string =>
  `${merchantId}/own-invoices/${creatorId}/${sha256}.${extensions[format]}`;

/** Who may not list a bucket is told that an object is forbidden when it is not there. */
function isMissing(error: unknown): boolean {
  return (
    error instanceof S3ServiceException &&
    (error.name === 'NoSuchKey' || error.$metadata.httpStatusCode === 403)
  );
}
