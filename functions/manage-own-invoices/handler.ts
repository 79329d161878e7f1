import { S3Client } from '@aws-sdk/client-s3';
import { sha256OfBytes } from '../../adapters/crypto/sha256-of-bytes.ts';
import { dynamoAuditLog } from '../../adapters/dynamo/audit-log.ts';
import { dynamoBillingStore } from '../../adapters/dynamo/billing-store.ts';
import { dynamoInvoicingStore } from '../../adapters/dynamo/invoicing-store.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoStatementStore } from '../../adapters/dynamo/statement-store.ts';
import { dynamoTaxProfileStore } from '../../adapters/dynamo/tax-profile-store.ts';
import { s3OwnInvoiceDocuments } from '../../adapters/s3/own-invoice-documents.ts';
import { s3StatementTexts } from '../../adapters/s3/statement-texts.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { openPayoutPorts } from '../shared/paying/open-payout-ports.ts';
import { makeEndpoint } from './endpoint.ts';

const { documents, ...shared } = openPayoutPorts();
const programsTable = requireEnv('PROGRAMS_TABLE');
const ledgerTable = requireEnv('LEDGER_TABLE');
const bucket = requireEnv('STATEMENTS_BUCKET');
const objects = new S3Client();

export const handler = makeEndpoint(
  {
    ...shared,
    directory: dynamoProgramDirectory(documents, programsTable),
    billings: dynamoBillingStore(documents, programsTable),
    profiles: dynamoTaxProfileStore(documents, programsTable),
    invoicing: dynamoInvoicingStore(documents, ledgerTable),
    statements: dynamoStatementStore(documents, ledgerTable),
    texts: s3StatementTexts(objects, bucket),
    documents: s3OwnInvoiceDocuments(objects, bucket),
    audit: dynamoAuditLog(documents, requireEnv('AUDIT_TABLE')),
    sha256OfBytes,
  },
  makeLogError('manage-own-invoices'),
);
