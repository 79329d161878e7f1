import { SQSClient } from '@aws-sdk/client-sqs';
import { queueSender } from '../../adapters/sqs/queue-sender.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { conversionQueue } from '../shared/queues/conversion-queue.ts';
import { postQueue } from '../shared/queues/post-queue.ts';
import { makeConsumer } from './consumer.ts';

const client = new SQSClient();

export const handler = makeConsumer({
  assess: queueSender(client, requireEnv('ASSESS_QUEUE_URL')),
  post: postQueue(client, requireEnv('POST_QUEUE_URL')),
  period: conversionQueue(client, requireEnv('PERIOD_QUEUE_URL')),
  logError: makeLogError('relay-work'),
});
