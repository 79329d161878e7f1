import * as z from 'zod';
import type { LogError } from '../shared/logger.ts';
import { sqsConsumer } from '../shared/queues/sqs-consumer.ts';
import { topicCheckMessageSchema, walkMessageSchema } from '../shared/queues/work-messages.ts';
import type { makeCheckTopics } from './check-topics.ts';
import type { makeWalkOrders } from './walk-orders.ts';

const messageSchema = z.discriminatedUnion('kind', [walkMessageSchema, topicCheckMessageSchema]);

/** Works through the queue of walks, and of topics to be looked for. */
export function makeConsumer(
  walkOrders: ReturnType<typeof makeWalkOrders>,
  checkTopics: ReturnType<typeof makeCheckTopics>,
  logError: LogError,
) {
  return sqsConsumer({
    read: (body) => messageSchema.parse(JSON.parse(body)),
    handle: async (step) =>
      step.kind === 'topics' ? checkTopics(step) : void (await walkOrders(step)),
    logError,
  });
}
