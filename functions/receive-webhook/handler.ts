import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { dynamoConversionStore } from '../../adapters/dynamo/conversion-store.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoReferenceStore } from '../../adapters/dynamo/reference-store.ts';
import { s3LargeBodies } from '../../adapters/s3/large-bodies.ts';
import { secretsManagerSecrets } from '../../adapters/secrets/secrets.ts';
import { findShopAdapter } from '../../adapters/shops/shop-adapters.ts';
import type { RejectedFact } from '../../core/assessment/order-facts.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError, makeLogger } from '../shared/logger.ts';
import { openSealing } from '../shared/open-sealing.ts';
import { makeEndpoint } from './endpoint.ts';
import { makeReceiveWebhook } from './receive-webhook.ts';

const service = 'receive-webhook';
const logger = makeLogger(service);
const metrics = new Metrics({ namespace: 'Tributary', serviceName: service });
const documents = dynamoDocuments();
const secrets = secretsManagerSecrets(new SecretsManagerClient());
const conversionsTable = requireEnv('CONVERSIONS_TABLE');
const connectionSecretsPrefix = requireEnv('CONNECTION_SECRETS_PREFIX');

function reportRejected({ merchantId, connectionId, topic, reason, detail }: RejectedFact): void {
  const fact = { merchantId, connectionId, topic, reason, detail };
  logger.warn('The content of a signed delivery cannot be used.', fact);
  metrics.addMetric('RejectedFacts', MetricUnit.Count, 1);
  metrics.publishStoredMetrics();
}

export const handler = makeEndpoint(
  makeReceiveWebhook({
    findAdapter: findShopAdapter,
    connections: dynamoProgramDirectory(documents, requireEnv('PROGRAMS_TABLE')),
    readSecrets: (connectionId, maxAgeMs) =>
      secrets.readWebhookSecrets(`${connectionSecretsPrefix}${connectionId}`, maxAgeMs),
    loadSealing: openSealing(secrets),
    store: dynamoConversionStore({
      documents,
      conversionsTable,
      largeBodies: s3LargeBodies(new S3Client(), requireEnv('FACTS_BUCKET')),
    }),
    references: dynamoReferenceStore(documents, conversionsTable),
    now: Date.now,
    reportRejected,
  }),
  makeLogError(service),
);
