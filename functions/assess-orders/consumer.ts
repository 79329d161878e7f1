import type { LogError } from '../shared/logger.ts';
import { sqsConsumer } from '../shared/queues/sqs-consumer.ts';
import { conversionMessageSchema } from '../shared/queues/work-messages.ts';
import type { makeAssessOrder } from './assess-order.ts';

/** Works through the assess queue. */
export function makeConsumer(assessOrder: ReturnType<typeof makeAssessOrder>, logError: LogError) {
  return sqsConsumer({
    read: (body) => conversionMessageSchema.parse(JSON.parse(body)),
    handle: assessOrder,
    logError,
  });
}
