import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { hmacSha256 } from '../../adapters/crypto/mac.ts';
import { pseudonymiser } from '../../adapters/crypto/pepper.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoConversionStore } from '../../adapters/dynamo/conversion-store.ts';
import { dynamoPrivacyRequestStore } from '../../adapters/dynamo/privacy-request-store.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoReferenceStore } from '../../adapters/dynamo/reference-store.ts';
import { s3LargeBodies } from '../../adapters/s3/large-bodies.ts';
import { secretsManagerSecrets } from '../../adapters/secrets/secrets.ts';
import type { Sealing } from '../../adapters/shops/seal-fact.ts';
import { findShopAdapter } from '../../adapters/shops/shop-adapters.ts';
import type { RejectedFact } from '../../core/assessment/order-facts.ts';
import { carryToken } from '../../core/tracking/carry-token.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError, makeLogger } from '../shared/logger.ts';
import { privacyQueue } from '../shared/queues/privacy-queue.ts';
import { touchQueue } from '../shared/queues/touch-queue.ts';
import { makeEndpoint } from './endpoint.ts';
import { makeReceiveWebhook } from './receive-webhook.ts';

const service = 'receive-webhook';
const logger = makeLogger(service);
const metrics = new Metrics({ namespace: 'Tributary', serviceName: service });
const documents = dynamoDocuments();
const secrets = secretsManagerSecrets(new SecretsManagerClient());
const tokenKeysSecret = requireEnv('TOKEN_KEYS_SECRET');
const pepperSecret = requireEnv('PEPPER_SECRET');
const sendTouches = touchQueue();
const conversionsTable = requireEnv('CONVERSIONS_TABLE');
const connectionSecretsPrefix = requireEnv('CONNECTION_SECRETS_PREFIX');

async function loadSealing(): Promise<Sealing> {
  const [tokenKeys, peppers] = await Promise.all([
    secrets.readKeys(tokenKeysSecret),
    secrets.readKeys(pepperSecret),
  ]);
  return {
    sha256,
    carryToken: (text, merchantId) => carryToken(text, merchantId, tokenKeys, hmacSha256),
    pseudonymiser: pseudonymiser(peppers),
  };
}

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
    loadSealing,
    store: dynamoConversionStore({
      documents,
      conversionsTable,
      largeBodies: s3LargeBodies(new S3Client(), requireEnv('FACTS_BUCKET')),
    }),
    references: dynamoReferenceStore(documents, conversionsTable),
    sendSiblings: (merchantId, siblings) => sendTouches([{ merchantId, siblings }]),
    privacyRequests: dynamoPrivacyRequestStore(documents, requireEnv('TOUCHES_TABLE')),
    enqueuePrivacy: privacyQueue(),
    now: Date.now,
    reportRejected,
  }),
  makeLogError(service),
);
