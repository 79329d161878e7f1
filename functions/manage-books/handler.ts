import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoAuditLog } from '../../adapters/dynamo/audit-log.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoRemittanceStore } from '../../adapters/dynamo/remittance-store.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { makeEndpoint } from './endpoint.ts';

const documents = dynamoDocuments();

export const handler = makeEndpoint(
  {
    directory: dynamoProgramDirectory(documents, requireEnv('PROGRAMS_TABLE')),
    remittances: dynamoRemittanceStore(documents, requireEnv('LEDGER_TABLE')),
    audit: dynamoAuditLog(documents, requireEnv('AUDIT_TABLE')),
    now: Date.now,
    sha256,
  },
  makeLogError('manage-books'),
);
