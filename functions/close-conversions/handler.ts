import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { SQSClient } from '@aws-sdk/client-sqs';
import { dynamoClosingRunStore } from '../../adapters/dynamo/closing-run-store.ts';
import { coalescingDocuments } from '../../adapters/dynamo/coalescing-documents.ts';
import type { ConversionKey } from '../../core/settlement/conversion-store.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError, makeLogger } from '../shared/logger.ts';
import { conversionQueue } from '../shared/queues/conversion-queue.ts';
import { openSettlementPorts } from '../shared/settling/open-settlement-ports.ts';
import { makeCloseChunk } from './close-chunk.ts';
import { makeCloseConversion } from './close-due-conversion.ts';
import { makeConsumer } from './consumer.ts';

const service = 'close-conversions';
const logger = makeLogger(service);
const metrics = new Metrics({ namespace: 'Tributary', serviceName: service });
const enqueue = conversionQueue(new SQSClient(), requireEnv('CLOSE_QUEUE_URL'));

function reportMissing(key: ConversionKey): void {
  logger.warn('There are refunds or holds of an order that has not come.', { ...key });
  metrics.addMetric('OrdersMissing', MetricUnit.Count, 1);
  metrics.publishStoredMetrics();
}

const documents = dynamoDocuments();
const ports = openSettlementPorts(coalescingDocuments(documents));
const closeConversion = makeCloseConversion({ ...ports, enqueue, reportMissing });
const runs = dynamoClosingRunStore(documents, requireEnv('LEDGER_TABLE'));

export const handler = makeConsumer(
  closeConversion,
  makeCloseChunk({ ...ports, closeConversion, runs }),
  makeLogError(service),
);
