import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { randomId } from '../../adapters/crypto/random-id.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoConversionStore } from '../../adapters/dynamo/conversion-store.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoProgramRegistry } from '../../adapters/dynamo/program-registry.ts';
import { dynamoReferenceStore } from '../../adapters/dynamo/reference-store.ts';
import { dynamoRequestMeter } from '../../adapters/dynamo/request-meter.ts';
import { secretsManagerSecrets } from '../../adapters/secrets/secrets.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { openLargeBodies } from '../shared/open-large-bodies.ts';
import { openSealing } from '../shared/open-sealing.ts';
import { touchQueue } from '../shared/queues/touch-queue.ts';
import { makeEndpoint } from './endpoint.ts';
import { makeReceiveEvents } from './receive-events.ts';

const documents = dynamoDocuments();
const secrets = secretsManagerSecrets(new SecretsManagerClient());
const programsTable = requireEnv('PROGRAMS_TABLE');
const conversionsTable = requireEnv('CONVERSIONS_TABLE');
const connectionSecretsPrefix = requireEnv('CONNECTION_SECRETS_PREFIX');

const receiveEvents = makeReceiveEvents({
  directory: dynamoProgramDirectory(documents, programsTable),
  loadSealing: openSealing(secrets),
  readIdentifySecrets: (connectionId) =>
    secrets.readIdentifySecrets(`${connectionSecretsPrefix}${connectionId}`),
  conversions: dynamoConversionStore({
    documents,
    conversionsTable,
    largeBodies: openLargeBodies(),
  }),
  references: dynamoReferenceStore(documents, conversionsTable),
  sendAll: touchQueue(),
  sha256,
  newId: randomId,
  now: Date.now,
});

export const handler = makeEndpoint(
  {
    receiveEvents,
    meter: dynamoRequestMeter(documents, requireEnv('TOUCHES_TABLE')),
    findApiKey: dynamoProgramRegistry(documents, programsTable).findApiKey,
    now: Date.now,
    sha256,
  },
  makeLogError('receive-events'),
);
