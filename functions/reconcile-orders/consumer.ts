import type { LogError } from '../shared/logger.ts';
import { sqsConsumer } from '../shared/queues/sqs-consumer.ts';
import { walkMessageSchema } from '../shared/queues/work-messages.ts';
import type { makeWalkOrders } from './walk-orders.ts';

/** Works through the queue of walks. */
export function makeConsumer(walkOrders: ReturnType<typeof makeWalkOrders>, logError: LogError) {
  return sqsConsumer({
    read: (body) => walkMessageSchema.parse(JSON.parse(body)),
    handle: walkOrders,
    logError,
  });
}
