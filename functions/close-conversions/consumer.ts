import type { LogError } from '../shared/logger.ts';
import { sqsConsumer } from '../shared/queues/sqs-consumer.ts';
import { closingMessageSchema } from '../shared/queues/work-messages.ts';
import type { makeCloseChunk } from './close-chunk.ts';
import type { makeCloseConversion } from './close-due-conversion.ts';

/** Works through the close queue: chunks of runs, and single conversions that belong to none. */
export function makeConsumer(
  closeConversion: ReturnType<typeof makeCloseConversion>,
  closeChunk: ReturnType<typeof makeCloseChunk>,
  logError: LogError,
) {
  return sqsConsumer({
    read: (body) => closingMessageSchema.parse(JSON.parse(body)),
    handle: async (message) => {
      if ('chunkId' in message) await closeChunk(message);
      else await closeConversion(message);
    },
    logError,
  });
}
