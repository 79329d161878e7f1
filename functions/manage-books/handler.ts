import { SQSClient } from '@aws-sdk/client-sqs';
import { signDownload } from '../../adapters/aws/sign-download.ts';
import { signedObjects } from '../../adapters/aws/signed-objects.ts';
import { randomId } from '../../adapters/crypto/random-id.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoAuditLog } from '../../adapters/dynamo/audit-log.ts';
import { dynamoBookExportStore } from '../../adapters/dynamo/book-export-store.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoRemittanceStore } from '../../adapters/dynamo/remittance-store.ts';
import { s3BookFiles } from '../../adapters/s3/book-files.ts';
import { queueSender } from '../../adapters/sqs/queue-sender.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { makeEndpoint } from './endpoint.ts';

const documents = dynamoDocuments();
const ledgerTable = requireEnv('LEDGER_TABLE');
const toExport = queueSender(new SQSClient(), requireEnv('EXPORT_QUEUE_URL'));

export const handler = makeEndpoint(
  {
    directory: dynamoProgramDirectory(documents, requireEnv('PROGRAMS_TABLE')),
    remittances: dynamoRemittanceStore(documents, ledgerTable),
    exports: dynamoBookExportStore(documents, ledgerTable),
    files: s3BookFiles(
      signedObjects({ environment: process.env }),
      requireEnv('EXPORTS_BUCKET'),
      signDownload(process.env),
    ),
    enqueueExport: (step) => toExport.send([JSON.stringify(step)]),
    audit: dynamoAuditLog(documents, requireEnv('AUDIT_TABLE')),
    newId: randomId,
    now: Date.now,
    sha256,
  },
  makeLogError('manage-books'),
);
