import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { isSameText } from '../../adapters/crypto/is-same-text.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoProgramRegistry } from '../../adapters/dynamo/program-registry.ts';
import { secretsManagerSecrets } from '../../adapters/secrets/secrets.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeAuthorize } from './authorize.ts';
import { makeEndpoint } from './endpoint.ts';

const registry = dynamoProgramRegistry(dynamoDocuments(), requireEnv('PROGRAMS_TABLE'));
const secrets = secretsManagerSecrets(new SecretsManagerClient());
const operatorKeySecret = requireEnv('OPERATOR_KEY_SECRET');

export const handler = makeEndpoint(
  makeAuthorize({
    findApiKey: registry.findApiKey,
    readOperatorKey: () => secrets.read(operatorKeySecret),
    now: Date.now,
    sha256,
    isSameText,
  }),
);
