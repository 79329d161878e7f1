import { secretReader } from '../../adapters/aws/secret-reader.ts';
import { signedCalls } from '../../adapters/aws/signed-calls.ts';
import { hmacSha256 } from '../../adapters/crypto/mac.ts';
import { randomId } from '../../adapters/crypto/random-id.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoAuditLog } from '../../adapters/dynamo/audit-log.ts';
import { dynamoConversionStore } from '../../adapters/dynamo/conversion-store.ts';
import { dynamoCustomerHistory } from '../../adapters/dynamo/customer-history.ts';
import { dynamoEvidenceStore } from '../../adapters/dynamo/evidence-store.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoProgramRegistry } from '../../adapters/dynamo/program-registry.ts';
import { dynamoProspectStore } from '../../adapters/dynamo/prospect-store.ts';
import { dynamoSocialAccountStore } from '../../adapters/dynamo/social-account-store.ts';
import { dynamoSocialPollStore } from '../../adapters/dynamo/social-poll-store.ts';
import { dynamoStorefrontStore } from '../../adapters/dynamo/storefront-store.ts';
import { rememberedSecrets } from '../../adapters/secrets/remembered-secrets.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { openLargeBodies } from '../shared/open-large-bodies.ts';
import { polledEvidence } from '../shared/social/polled-evidence.ts';
import { makeEndpoint } from './endpoint.ts';

const documents = dynamoDocuments();
const programsTable = requireEnv('PROGRAMS_TABLE');
const touchesTable = requireEnv('TOUCHES_TABLE');
const tokenKeysSecret = requireEnv('TOKEN_KEYS_SECRET');
const secrets = rememberedSecrets(secretReader(signedCalls({ environment: process.env })));

export const handler = makeEndpoint(
  {
    directory: dynamoProgramDirectory(documents, programsTable),
    registry: dynamoProgramRegistry(documents, programsTable),
    prospects: dynamoProspectStore(documents, touchesTable),
    history: dynamoCustomerHistory(documents, touchesTable),
    evidence: dynamoEvidenceStore(documents, { creator: programsTable, prospect: touchesTable }),
    polled: polledEvidence({
      accounts: dynamoSocialAccountStore(documents, programsTable),
      polls: dynamoSocialPollStore({ documents, programsTable, touchesTable }),
      now: Date.now,
    }),
    storefronts: dynamoStorefrontStore(documents, programsTable),
    conversions: dynamoConversionStore({
      documents,
      conversionsTable: requireEnv('CONVERSIONS_TABLE'),
      largeBodies: openLargeBodies(),
    }),
    audit: dynamoAuditLog(documents, requireEnv('AUDIT_TABLE')),
    readTokenKeys: () => secrets.readKeys(tokenKeysSecret),
    mac: hmacSha256,
    newId: randomId,
    sha256,
    now: Date.now,
  },
  makeLogError('manage-growth'),
);
