import type { LogError } from '../shared/logger.ts';
import { sqsConsumer } from '../shared/queues/sqs-consumer.ts';
import { refetchMessageSchema } from '../shared/queues/work-messages.ts';
import type { makeRefetchOrder } from './refetch-order.ts';

/** Works through the refetch queue. */
export function makeConsumer(
  refetchOrder: ReturnType<typeof makeRefetchOrder>,
  logError: LogError,
) {
  return sqsConsumer({
    read: (body) => refetchMessageSchema.parse(JSON.parse(body)),
    handle: refetchOrder,
    logError,
  });
}
