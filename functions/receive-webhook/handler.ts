import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { dynamoPrivacyRequestStore } from '../../adapters/dynamo/privacy-request-store.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { rememberFound } from '../../adapters/memory/remember-found.ts';
import { findSecret } from '../../adapters/secrets/registered-secrets.ts';
import { rememberedSecrets } from '../../adapters/secrets/remembered-secrets.ts';
import { secretsManagerSecrets } from '../../adapters/secrets/secrets.ts';
import { findShopAdapter } from '../../adapters/shops/shop-adapters.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { openFactPorts } from '../shared/facts/open-fact-ports.ts';
import { makeLogError } from '../shared/logger.ts';
import { privacyQueue } from '../shared/queues/privacy-queue.ts';
import { refetchQueue } from '../shared/queues/refetch-queue.ts';
import { makeEndpoint } from './endpoint.ts';
import { liveSecrets } from './live-secrets.ts';
import { makeReceiveWebhook } from './receive-webhook.ts';

const service = 'receive-webhook';
const documents = dynamoDocuments();
const client = new SecretsManagerClient();
const secrets = secretsManagerSecrets(client);
const connectionSecretsPrefix = requireEnv('CONNECTION_SECRETS_PREFIX');

const directory = dynamoProgramDirectory(documents, requireEnv('PROGRAMS_TABLE'));
/** By its id alone, which begins with its merchant's. */
const findConnection = rememberFound(
  (id) => directory.findConnection(id.slice(0, id.indexOf('.')), id),
  Date.now,
);

export const handler = makeEndpoint(
  makeReceiveWebhook({
    ...openFactPorts(service, documents, secrets),
    findAdapter: findShopAdapter,
    connections: { findConnection: (_, connectionId) => findConnection(connectionId) },
    readSecrets: liveSecrets({
      ...{ given: secrets, prefix: connectionSecretsPrefix },
      // That there is none yet is remembered, too.
      registered: rememberedSecrets(async (name) => (await findSecret(client, name)) ?? '{}'),
    }),
    privacyRequests: dynamoPrivacyRequestStore(documents, requireEnv('TOUCHES_TABLE')),
    enqueuePrivacy: privacyQueue(),
    askForRefetch: refetchQueue(new SQSClient(), requireEnv('REFETCH_QUEUE_URL')),
  }),
  makeLogError(service),
);
