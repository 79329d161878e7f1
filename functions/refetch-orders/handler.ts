import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { secretsManagerSecrets } from '../../adapters/secrets/secrets.ts';
import { asksShop, openShopClient } from '../../adapters/shops/shop-clients.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { isOnThisMachine, requireEnv } from '../shared/environment.ts';
import { openFactPorts } from '../shared/facts/open-fact-ports.ts';
import { makeLogError, makeLogger } from '../shared/logger.ts';
import { makeConsumer } from './consumer.ts';
import { makeRefetchOrder, type RefetchPorts } from './refetch-order.ts';

const service = 'refetch-orders';
const logger = makeLogger(service);
const metrics = new Metrics({ namespace: 'Tributary', serviceName: service });
const documents = dynamoDocuments();
const secrets = secretsManagerSecrets(new SecretsManagerClient());
const connectionSecretsPrefix = requireEnv('CONNECTION_SECRETS_PREFIX');

const openClient: RefetchPorts['openClient'] = async ({ provider, connectionId }) => {
  if (!asksShop(provider)) return undefined;
  const access = await secrets.readApiAccess(`${connectionSecretsPrefix}${connectionId}`);
  return openShopClient(provider, access, { allowsLoopback: isOnThisMachine() });
};

const reportRefused: RefetchPorts['reportRefused'] = ({ merchantId, connectionId }, error) => {
  const { message: detail } = error;
  logger.warn('A shop refuses the credentials of its connection.', {
    ...{ merchantId, connectionId, detail },
  });
  metrics.addMetric('ShopApiRefused', MetricUnit.Count, 1);
  metrics.publishStoredMetrics();
};

export const handler = makeConsumer(
  makeRefetchOrder({
    ...openFactPorts(service, documents, secrets),
    connections: dynamoProgramDirectory(documents, requireEnv('PROGRAMS_TABLE')),
    openClient,
    reportRefused,
  }),
  makeLogError(service),
);
