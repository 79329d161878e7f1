import type { LogError } from '../shared/logger.ts';
import { sqsConsumer } from '../shared/queues/sqs-consumer.ts';
import { privacyMessageSchema } from '../shared/queues/work-messages.ts';
import type { makeRunPrivacyRequest } from './run-privacy-request.ts';

/** Works through the privacy queue: each message names a request to go on with. */
export function makeConsumer(
  runPrivacyRequest: ReturnType<typeof makeRunPrivacyRequest>,
  logError: LogError,
) {
  return sqsConsumer({
    read: (body) => privacyMessageSchema.parse(JSON.parse(body)),
    handle: runPrivacyRequest,
    logError,
  });
}
