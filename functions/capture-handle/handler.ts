import { secretReader } from '../../adapters/aws/secret-reader.ts';
import { signedCalls } from '../../adapters/aws/signed-calls.ts';
import { pseudonymiser } from '../../adapters/crypto/pepper.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoAuditLog } from '../../adapters/dynamo/audit-log.ts';
import { dynamoCustomerHistory } from '../../adapters/dynamo/customer-history.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoProgramRegistry } from '../../adapters/dynamo/program-registry.ts';
import { dynamoProspectStore } from '../../adapters/dynamo/prospect-store.ts';
import { dynamoRequestMeter } from '../../adapters/dynamo/request-meter.ts';
import { dynamoStorefrontStore } from '../../adapters/dynamo/storefront-store.ts';
import { rememberedSecrets } from '../../adapters/secrets/remembered-secrets.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { makeCaptureHandle } from './capture-handle.ts';
import { makeEndpoint } from './endpoint.ts';

const documents = dynamoDocuments();
const programsTable = requireEnv('PROGRAMS_TABLE');
const touchesTable = requireEnv('TOUCHES_TABLE');
const pepperSecret = requireEnv('PEPPER_SECRET');
const connectionSecretsPrefix = requireEnv('CONNECTION_SECRETS_PREFIX');
const secrets = rememberedSecrets(secretReader(signedCalls({ environment: process.env })));
const registry = dynamoProgramRegistry(documents, programsTable);

const captureHandle = makeCaptureHandle({
  directory: dynamoProgramDirectory(documents, programsTable),
  registry,
  prospects: dynamoProspectStore(documents, touchesTable),
  history: dynamoCustomerHistory(documents, touchesTable),
  storefronts: dynamoStorefrontStore(documents, programsTable),
  audit: dynamoAuditLog(documents, requireEnv('AUDIT_TABLE')),
  loadPseudonymiser: async () => pseudonymiser(await secrets.readKeys(pepperSecret)),
  readIdentifySecrets: (connectionId) =>
    secrets.readIdentifySecrets(`${connectionSecretsPrefix}${connectionId}`),
  sha256,
  now: Date.now,
});

export const handler = makeEndpoint(
  {
    captureHandle,
    meter: dynamoRequestMeter(documents, touchesTable),
    findApiKey: registry.findApiKey,
    now: Date.now,
    sha256,
  },
  makeLogError('capture-handle'),
);
