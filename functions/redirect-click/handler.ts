import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { isbot } from 'isbot';
import { hmacSha256 } from '../../adapters/crypto/mac.ts';
import { randomId } from '../../adapters/crypto/random-id.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { secretsManagerSecrets } from '../../adapters/secrets/secrets.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { isDataCentre } from '../shared/http/known-data-centres.ts';
import { makeLogError } from '../shared/logger.ts';
import { touchQueue } from '../shared/queues/touch-queue.ts';
import { makeEndpoint } from './endpoint.ts';
import { makeRedirectClick } from './redirect-click.ts';

const logError = makeLogError('redirect-click');
const secrets = secretsManagerSecrets(new SecretsManagerClient());
const tokenKeysSecret = requireEnv('TOKEN_KEYS_SECRET');
const sendTouches = touchQueue();

export const handler = makeEndpoint(
  makeRedirectClick({
    links: dynamoProgramDirectory(dynamoDocuments(), requireEnv('PROGRAMS_TABLE')),
    readTokenKeys: () => secrets.readKeys(tokenKeysSecret),
    mac: hmacSha256,
    sendTouch: (message) => sendTouches([message]),
    isBot: isbot,
    isDataCentre,
    newId: randomId,
    now: Date.now,
    reportFault: logError,
  }),
  logError,
);
