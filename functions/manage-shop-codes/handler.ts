import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoAuditLog } from '../../adapters/dynamo/audit-log.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoProgramRegistry } from '../../adapters/dynamo/program-registry.ts';
import { secretsManagerSecrets } from '../../adapters/secrets/secrets.ts';
import { openShopCodes } from '../../adapters/shops/open-shop-codes.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { isOnThisMachine, requireEnv } from '../shared/environment.ts';
import { patienceOfPerson } from '../shared/http/patience-of-person.ts';
import { makeLogError } from '../shared/logger.ts';
import { makeEndpoint } from './endpoint.ts';

const documents = dynamoDocuments();
const programsTable = requireEnv('PROGRAMS_TABLE');
const connectionSecretsPrefix = requireEnv('CONNECTION_SECRETS_PREFIX');
const secrets = secretsManagerSecrets(new SecretsManagerClient());

export const handler = makeEndpoint({
  directory: dynamoProgramDirectory(documents, programsTable),
  registry: dynamoProgramRegistry(documents, programsTable),
  openCodes: async ({ provider, connectionId }) => {
    const access = await secrets.readApiAccess(`${connectionSecretsPrefix}${connectionId}`);
    return openShopCodes(provider, access, {
      allowsLoopback: isOnThisMachine(),
      patience: patienceOfPerson,
    });
  },
  audit: dynamoAuditLog(documents, requireEnv('AUDIT_TABLE')),
  now: Date.now,
  sha256,
  logError: makeLogError('manage-shop-codes'),
});
