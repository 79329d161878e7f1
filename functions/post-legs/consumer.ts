import type { LogError } from '../shared/logger.ts';
import { sqsConsumer } from '../shared/queues/sqs-consumer.ts';
import { accountMessageSchema } from '../shared/queues/work-messages.ts';
import type { PostLegs } from './post-legs.ts';

/** Works through the post queue: each message names an account that legs wait for. */
export function makeConsumer(postLegs: PostLegs, logError: LogError) {
  return sqsConsumer({
    read: (body) => accountMessageSchema.parse(JSON.parse(body)),
    handle: postLegs,
    logError,
  });
}
