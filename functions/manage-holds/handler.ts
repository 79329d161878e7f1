import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoAuditLog } from '../../adapters/dynamo/audit-log.ts';
import { dynamoConversionStore } from '../../adapters/dynamo/conversion-store.ts';
import { dynamoIdempotencyStore } from '../../adapters/dynamo/idempotency-store.ts';
import { noLargeBodies } from '../../adapters/dynamo/no-large-bodies.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { makeEndpoint } from './endpoint.ts';

const documents = dynamoDocuments();
const conversionsTable = requireEnv('CONVERSIONS_TABLE');

export const handler = makeEndpoint(
  {
    // Holds are small, and this function neither has the ledger nor a right to it.
    conversions: dynamoConversionStore({
      documents,
      conversionsTable,
      largeBodies: noLargeBodies,
    }),
    audit: dynamoAuditLog(documents, requireEnv('AUDIT_TABLE')),
    requests: dynamoIdempotencyStore(documents, conversionsTable),
    now: Date.now,
    sha256,
  },
  makeLogError('manage-holds'),
);
