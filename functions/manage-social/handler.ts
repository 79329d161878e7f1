import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { challengeOf } from '../../adapters/crypto/challenge-of.ts';
import { hmacSha256 } from '../../adapters/crypto/mac.ts';
import { randomId } from '../../adapters/crypto/random-id.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoAuditLog } from '../../adapters/dynamo/audit-log.ts';
import { dynamoConversionStore } from '../../adapters/dynamo/conversion-store.ts';
import { noLargeBodies } from '../../adapters/dynamo/no-large-bodies.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { secretsManagerSecrets } from '../../adapters/secrets/secrets.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { openSocialPorts } from '../shared/social/open-social-ports.ts';
import { makeEndpoint } from './endpoint.ts';

const documents = dynamoDocuments();
const secrets = secretsManagerSecrets(new SecretsManagerClient());
const tokenKeys = requireEnv('TOKEN_KEYS_SECRET');

export const handler = makeEndpoint({
  ...openSocialPorts(documents, secrets),
  directory: dynamoProgramDirectory(documents, requireEnv('PROGRAMS_TABLE')),
  conversions: dynamoConversionStore({
    ...{ documents, conversionsTable: requireEnv('CONVERSIONS_TABLE') },
    largeBodies: noLargeBodies,
  }),
  audit: dynamoAuditLog(documents, requireEnv('AUDIT_TABLE')),
  readKeys: () => secrets.readKeys(tokenKeys),
  ...{ mac: hmacSha256, randomId, challengeOf, sha256 },
  logError: makeLogError('manage-social'),
});
