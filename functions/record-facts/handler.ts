import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoAuditLog } from '../../adapters/dynamo/audit-log.ts';
import { dynamoConversionStore } from '../../adapters/dynamo/conversion-store.ts';
import { dynamoCostStore } from '../../adapters/dynamo/cost-store.ts';
import { dynamoIdempotencyStore } from '../../adapters/dynamo/idempotency-store.ts';
import { noLargeBodies } from '../../adapters/dynamo/no-large-bodies.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoReferenceStore } from '../../adapters/dynamo/reference-store.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { makeEndpoint } from './endpoint.ts';

const documents = dynamoDocuments();
const conversionsTable = requireEnv('CONVERSIONS_TABLE');

export const handler = makeEndpoint(
  {
    directory: dynamoProgramDirectory(documents, requireEnv('PROGRAMS_TABLE')),
    // What people say is short, and this function neither has the ledger nor a right to it.
    conversions: dynamoConversionStore({
      documents,
      conversionsTable,
      largeBodies: noLargeBodies,
    }),
    costs: dynamoCostStore(documents, conversionsTable),
    audit: dynamoAuditLog(documents, requireEnv('AUDIT_TABLE')),
    references: dynamoReferenceStore(documents, conversionsTable),
    requests: dynamoIdempotencyStore(documents, conversionsTable),
    now: Date.now,
    sha256,
  },
  makeLogError('record-facts'),
);
