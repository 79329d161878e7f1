import { SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSEvent } from 'aws-lambda';
import { signDownload } from '../../adapters/aws/sign-download.ts';
import { signedObjects } from '../../adapters/aws/signed-objects.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoAccountingLockStore } from '../../adapters/dynamo/accounting-lock-store.ts';
import { dynamoBookExportStore } from '../../adapters/dynamo/book-export-store.ts';
import { dynamoBookPages } from '../../adapters/dynamo/book-pages.ts';
import { s3BookFiles } from '../../adapters/s3/book-files.ts';
import { queueSender } from '../../adapters/sqs/queue-sender.ts';
import type { ExportStep } from '../../core/finance/book-export.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeExportBooks } from './export-books.ts';

/** A page must be read, and what was found put aside, in this. */
const spareMs = 120_000;
/** A file may have many megabytes. */
const timeoutMs = 60_000;

const documents = dynamoDocuments();
const ledgerTable = requireEnv('LEDGER_TABLE');
const toItself = queueSender(new SQSClient(), requireEnv('EXPORT_QUEUE_URL'));

const ports = {
  exports: dynamoBookExportStore(documents, ledgerTable),
  pages: dynamoBookPages({
    ...{ documents, ledgerTable },
    conversionsTable: requireEnv('CONVERSIONS_TABLE'),
  }),
  files: s3BookFiles(
    signedObjects({ environment: process.env, timeoutMs }),
    requireEnv('EXPORTS_BUCKET'),
    signDownload(process.env),
  ),
  locks: dynamoAccountingLockStore(documents, ledgerTable),
  continueWith: (step: ExportStep) => toItself.send([JSON.stringify(step)]),
  now: Date.now,
  sha256,
};

/** Makes, or goes on with, the export of each message. */
export async function handler(event: SQSEvent, context: Context): Promise<void> {
  const exportBooks = makeExportBooks({
    ...ports,
    hasTime: () => context.getRemainingTimeInMillis() > spareMs,
  });
  for (const { body } of event.Records) await exportBooks(JSON.parse(body) as ExportStep);
}
