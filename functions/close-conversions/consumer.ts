import type { LogError } from '../shared/logger.ts';
import { sqsConsumer } from '../shared/queues/sqs-consumer.ts';
import { conversionMessageSchema } from '../shared/queues/work-messages.ts';
import type { makeCloseConversion } from './close-due-conversion.ts';

/** Works through the close queue. */
export function makeConsumer(
  closeConversion: ReturnType<typeof makeCloseConversion>,
  logError: LogError,
) {
  return sqsConsumer({
    read: (body) => conversionMessageSchema.parse(JSON.parse(body)),
    handle: closeConversion,
    logError,
  });
}
