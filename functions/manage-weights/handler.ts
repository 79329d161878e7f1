import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoAuditLog } from '../../adapters/dynamo/audit-log.ts';
import { dynamoConversionStore } from '../../adapters/dynamo/conversion-store.ts';
import { dynamoIdempotencyStore } from '../../adapters/dynamo/idempotency-store.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoProgramRegistry } from '../../adapters/dynamo/program-registry.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { openLargeBodies } from '../shared/open-large-bodies.ts';
import { makeEndpoint } from './endpoint.ts';

const documents = dynamoDocuments();
const programsTable = requireEnv('PROGRAMS_TABLE');

export const handler = makeEndpoint(
  {
    directory: dynamoProgramDirectory(documents, programsTable),
    registry: dynamoProgramRegistry(documents, programsTable),
    audit: dynamoAuditLog(documents, requireEnv('AUDIT_TABLE')),
    requests: dynamoIdempotencyStore(documents, programsTable),
    // It reads what closes have frozen, and has no right to the ledger.
    conversions: dynamoConversionStore({
      documents,
      conversionsTable: requireEnv('CONVERSIONS_TABLE'),
      largeBodies: openLargeBodies(),
    }),
    now: Date.now,
    sha256,
  },
  makeLogError('manage-weights'),
);
