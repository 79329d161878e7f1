import { SQSClient } from '@aws-sdk/client-sqs';
import { coalescingDocuments } from '../../adapters/dynamo/coalescing-documents.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { conversionQueue } from '../shared/queues/conversion-queue.ts';
import { openSettlementPorts } from '../shared/settling/open-settlement-ports.ts';
import { makeAssessOrder } from './assess-order.ts';
import { makeConsumer } from './consumer.ts';

const enqueue = conversionQueue(new SQSClient(), requireEnv('ASSESS_QUEUE_URL'));

const ports = openSettlementPorts(coalescingDocuments(dynamoDocuments()));

export const handler = makeConsumer(
  makeAssessOrder({ ...ports, enqueue }),
  ports.references,
  makeLogError('assess-orders'),
);
