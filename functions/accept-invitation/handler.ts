import { secretReader } from '../../adapters/aws/secret-reader.ts';
import { signedCalls } from '../../adapters/aws/signed-calls.ts';
import { hmacSha256 } from '../../adapters/crypto/mac.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoAuditLog } from '../../adapters/dynamo/audit-log.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoProgramRegistry } from '../../adapters/dynamo/program-registry.ts';
import { dynamoProspectStore } from '../../adapters/dynamo/prospect-store.ts';
import { dynamoStorefrontStore } from '../../adapters/dynamo/storefront-store.ts';
import { rememberedSecrets } from '../../adapters/secrets/remembered-secrets.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { makeEndpoint } from './endpoint.ts';

const documents = dynamoDocuments();
const programsTable = requireEnv('PROGRAMS_TABLE');
const tokenKeysSecret = requireEnv('TOKEN_KEYS_SECRET');
const secrets = rememberedSecrets(secretReader(signedCalls({ environment: process.env })));

export const handler = makeEndpoint(
  {
    directory: dynamoProgramDirectory(documents, programsTable),
    registry: dynamoProgramRegistry(documents, programsTable),
    prospects: dynamoProspectStore(documents, requireEnv('TOUCHES_TABLE')),
    storefronts: dynamoStorefrontStore(documents, programsTable),
    audit: dynamoAuditLog(documents, requireEnv('AUDIT_TABLE')),
    readTokenKeys: () => secrets.readKeys(tokenKeysSecret),
    mac: hmacSha256,
    sha256,
    now: Date.now,
  },
  makeLogError('accept-invitation'),
);
