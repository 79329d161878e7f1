import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { hmacSha256 } from '../../adapters/crypto/mac.ts';
import { randomId } from '../../adapters/crypto/random-id.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoSocialAccountStore } from '../../adapters/dynamo/social-account-store.ts';
import { secretsManagerSecrets } from '../../adapters/secrets/secrets.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { isOnThisMachine, requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { openTextSeal } from '../shared/open-text-seal.ts';
import { makeEndpoint } from './endpoint.ts';
import { makeTakeCallback } from './take-callback.ts';

const secrets = secretsManagerSecrets(new SecretsManagerClient());
const tokenKeys = requireEnv('TOKEN_KEYS_SECRET');
const logError = makeLogError('finish-social-callback');

export const handler = makeEndpoint(
  makeTakeCallback({
    accounts: dynamoSocialAccountStore(dynamoDocuments(), requireEnv('PROGRAMS_TABLE')),
    openSeal: openTextSeal(secrets),
    readKeys: () => secrets.readKeys(tokenKeys),
    policy: { allowsLoopback: isOnThisMachine() },
    ...{ mac: hmacSha256, randomId, sha256, now: Date.now, logError },
  }),
  logError,
);
