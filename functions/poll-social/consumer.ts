import type { LogError } from '../shared/logger.ts';
import { sqsConsumer } from '../shared/queues/sqs-consumer.ts';
import { socialMessageSchema } from '../shared/queues/work-messages.ts';
import type { makePollAccount } from './poll-account.ts';

/** Works through the queue of accounts that are due. */
export function makeConsumer(pollAccount: ReturnType<typeof makePollAccount>, logError: LogError) {
  return sqsConsumer({
    read: (body) => socialMessageSchema.parse(JSON.parse(body)),
    handle: pollAccount,
    logError,
  });
}
