import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { pseudonymiser } from '../../adapters/crypto/pepper.ts';
import { randomId } from '../../adapters/crypto/random-id.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { secretsManagerSecrets } from '../../adapters/secrets/secrets.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { touchQueue } from '../shared/queues/touch-queue.ts';
import { makeEndpoint } from './endpoint.ts';
import { makeReceiveEvents } from './receive-events.ts';

const secrets = secretsManagerSecrets(new SecretsManagerClient());
const pepperSecret = requireEnv('PEPPER_SECRET');

export const handler = makeEndpoint(
  makeReceiveEvents({
    directory: dynamoProgramDirectory(dynamoDocuments(), requireEnv('PROGRAMS_TABLE')),
    loadPseudonymiser: async () => pseudonymiser(await secrets.readKeys(pepperSecret)),
    sendAll: touchQueue(),
    sha256,
    newId: randomId,
    now: Date.now,
  }),
  makeLogError('receive-events'),
);
