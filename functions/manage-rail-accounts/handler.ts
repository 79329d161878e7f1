import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoAccountOpeningStore } from '../../adapters/dynamo/account-opening-store.ts';
import { dynamoAuditLog } from '../../adapters/dynamo/audit-log.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoProgramRegistry } from '../../adapters/dynamo/program-registry.ts';
import { dynamoReceiverAccountStore } from '../../adapters/dynamo/receiver-account-store.ts';
import { openStripeOnboarding } from '../../adapters/rails/stripe/open-stripe-onboarding.ts';
import { secretsManagerSecrets } from '../../adapters/secrets/secrets.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { isOnThisMachine, requireEnv } from '../shared/environment.ts';
import { patienceOfPerson } from '../shared/http/patience-of-person.ts';
import { makeLogError } from '../shared/logger.ts';
import { makeEndpoint } from './endpoint.ts';

const documents = dynamoDocuments();
const programsTable = requireEnv('PROGRAMS_TABLE');
const prefix = requireEnv('CONNECTION_SECRETS_PREFIX');
const client = new SecretsManagerClient();
const settings = { allowsLoopback: isOnThisMachine(), patience: patienceOfPerson };

export const handler = makeEndpoint({
  directory: dynamoProgramDirectory(documents, programsTable),
  registry: dynamoProgramRegistry(documents, programsTable),
  openings: dynamoAccountOpeningStore(documents, programsTable),
  receivers: dynamoReceiverAccountStore(documents, programsTable),
  // With the secret as it is now: people save a connection, and then open accounts.
  openOnboarding: async (connectionId) => {
    const written = await secretsManagerSecrets(client).readApiAccess(`${prefix}${connectionId}`);
    return openStripeOnboarding(written, settings);
  },
  audit: dynamoAuditLog(documents, requireEnv('AUDIT_TABLE')),
  now: Date.now,
  sha256,
  logError: makeLogError('manage-rail-accounts'),
});
