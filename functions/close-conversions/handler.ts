import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { coalescingDocuments } from '../../adapters/dynamo/coalescing-documents.ts';
import type { ConversionKey } from '../../core/settlement/conversion-store.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { makeLogError, makeLogger } from '../shared/logger.ts';
import { openSettlementPorts } from '../shared/settling/open-settlement-ports.ts';
import { makeCloseConversion } from './close-due-conversion.ts';
import { makeConsumer } from './consumer.ts';

const service = 'close-conversions';
const logger = makeLogger(service);
const metrics = new Metrics({ namespace: 'Tributary', serviceName: service });

function reportMissing(key: ConversionKey): void {
  logger.warn('There are refunds or holds of an order that has not come.', { ...key });
  metrics.addMetric('OrdersMissing', MetricUnit.Count, 1);
  metrics.publishStoredMetrics();
}

export const handler = makeConsumer(
  makeCloseConversion({
    ...openSettlementPorts(coalescingDocuments(dynamoDocuments())),
    reportMissing,
  }),
  makeLogError(service),
);
