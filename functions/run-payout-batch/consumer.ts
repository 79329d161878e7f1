import type { LogError } from '../shared/logger.ts';
import { sqsConsumer } from '../shared/queues/sqs-consumer.ts';
import { batchMessageSchema } from '../shared/queues/work-messages.ts';
import type { RunPayoutBatch } from './run-payout-batch.ts';

/** Works through the payout queue: each message names a batch. */
export function makeConsumer(runPayoutBatch: RunPayoutBatch, logError: LogError) {
  return sqsConsumer({
    read: (body) => batchMessageSchema.parse(JSON.parse(body)),
    handle: runPayoutBatch,
    logError,
  });
}
