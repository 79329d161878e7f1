import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoAuditLog } from '../../adapters/dynamo/audit-log.ts';
import { dynamoBillingStore } from '../../adapters/dynamo/billing-store.ts';
import { dynamoInvoiceStore } from '../../adapters/dynamo/invoice-store.ts';
import { dynamoMerchantChanges } from '../../adapters/dynamo/merchant-changes.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { openTable } from '../../adapters/dynamo/table.ts';
import { dynamoTaxProfileStore } from '../../adapters/dynamo/tax-profile-store.ts';
import { dynamoTaxYearUse } from '../../adapters/dynamo/tax-year-use.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { makeEndpoint } from './endpoint.ts';

const documents = dynamoDocuments();
const programsTable = requireEnv('PROGRAMS_TABLE');

export const handler = makeEndpoint(
  {
    directory: dynamoProgramDirectory(documents, programsTable),
    billings: dynamoBillingStore(documents, programsTable),
    invoices: dynamoInvoiceStore(documents, requireEnv('LEDGER_TABLE')),
    merchants: dynamoMerchantChanges(openTable(documents, programsTable)),
    taxYears: dynamoTaxYearUse(documents, requireEnv('LEDGER_TABLE')),
    profiles: dynamoTaxProfileStore(documents, programsTable),
    audit: dynamoAuditLog(documents, requireEnv('AUDIT_TABLE')),
    now: Date.now,
    sha256,
  },
  makeLogError('manage-tax'),
);
