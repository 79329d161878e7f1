import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSEvent } from 'aws-lambda';
import { dynamoConversionStore } from '../../adapters/dynamo/conversion-store.ts';
import { dynamoOrderWalkStore } from '../../adapters/dynamo/order-walk-store.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoProgramRegistry } from '../../adapters/dynamo/program-registry.ts';
import { dynamoTopicCheckStore } from '../../adapters/dynamo/topic-check-store.ts';
import { secretsManagerSecrets } from '../../adapters/secrets/secrets.ts';
import { openShopClient } from '../../adapters/shops/shop-clients.ts';
import { queueSender } from '../../adapters/sqs/queue-sender.ts';
import type { Connection } from '../../core/programs/program.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { isOnThisMachine, requireEnv } from '../shared/environment.ts';
import { makeLogError, makeLogger } from '../shared/logger.ts';
import { openLargeBodies } from '../shared/open-large-bodies.ts';
import { walkQueue } from '../shared/queues/walk-queue.ts';
import { hooksOpener } from '../shared/topics/hooks-opener.ts';
import { makeBeginWalks } from './begin-walks.ts';
import { makeCheckTopics } from './check-topics.ts';
import { makeConsumer } from './consumer.ts';
import { makeWalkOrders } from './walk-orders.ts';

const service = 'reconcile-orders';
const logger = makeLogger(service);
const metrics = new Metrics({ namespace: 'Tributary', serviceName: service });
const documents = dynamoDocuments();
const programsTable = requireEnv('PROGRAMS_TABLE');
const connectionSecretsPrefix = requireEnv('CONNECTION_SECRETS_PREFIX');
const client = new SecretsManagerClient();
const secrets = secretsManagerSecrets(client);
const allowsLoopback = isOnThisMachine();
const sqs = new SQSClient();
const toRefetch = queueSender(sqs, requireEnv('REFETCH_QUEUE_URL'));
const toItself = walkQueue(sqs, requireEnv('WALK_QUEUE_URL'));

function count(metric: 'SilentConnections' | 'ShopApiRefused'): void {
  metrics.addMetric(metric, MetricUnit.Count, 1);
  metrics.publishStoredMetrics();
}

const directory = dynamoProgramDirectory(documents, programsTable);
const ports = {
  walks: dynamoOrderWalkStore(documents, programsTable),
  checks: dynamoTopicCheckStore(documents, programsTable),
  conversions: dynamoConversionStore({
    documents,
    conversionsTable: requireEnv('CONVERSIONS_TABLE'),
    largeBodies: openLargeBodies(),
  }),
  now: Date.now,
};

function reportRefused({ merchantId, connectionId }: Connection, { message: detail }: Error) {
  const refused = { merchantId, connectionId, detail };
  logger.warn('A shop refuses the credentials of its connection.', refused);
  count('ShopApiRefused');
}

const beginWalks = makeBeginWalks({
  ...{ ...ports, directory },
  registry: dynamoProgramRegistry(documents, programsTable),
  enqueue: toItself,
  reportSilent({ merchantId, connectionId }, silentDays) {
    const silent = { merchantId, connectionId, silentDays };
    logger.warn('A connection that used to bring orders brings none.', silent);
    count('SilentConnections');
  },
});

const consume = makeConsumer(
  makeWalkOrders({
    ...{ ...ports, connections: directory },
    async openClient({ provider, connectionId }) {
      const access = await secrets.readApiAccess(`${connectionSecretsPrefix}${connectionId}`);
      return openShopClient(provider, access, { allowsLoopback });
    },
    askFor: (orders) => toRefetch.send(orders.map((order) => JSON.stringify(order))),
    goOn: (step, delaySeconds) => toItself([step], delaySeconds),
    reportUntold({ merchantId, connectionId }, untold) {
      const missing = { merchantId, connectionId, untold };
      logger.warn('A shop has orders or changes of which no webhook told.', missing);
      count('SilentConnections');
    },
    reportRefused,
  }),
  makeCheckTopics({
    ...{ ...ports, connections: directory, reportRefused },
    openHooks: hooksOpener({
      ...{ client, prefix: connectionSecretsPrefix, settings: { allowsLoopback } },
    }),
    reportLost({ merchantId, connectionId }, lost) {
      const topics = lost.map(({ topic, state }) => `${topic}: ${state}`);
      logger.warn('A shop does not tell of its topics any more.', {
        ...{ merchantId, connectionId, topics },
      });
      count('SilentConnections');
    },
  }),
  makeLogError(service),
);

/** Begins at the schedule's call, and goes on with what is in its queue. */
export async function handler(event: Partial<SQSEvent>, context: Context) {
  return event.Records === undefined ? beginWalks() : consume({ Records: event.Records }, context);
}
