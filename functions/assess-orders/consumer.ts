import type { ReferenceStore } from '../../core/references/index.ts';
import type { LogError } from '../shared/logger.ts';
import { sqsConsumer } from '../shared/queues/sqs-consumer.ts';
import { assessMessageSchema } from '../shared/queues/work-messages.ts';
import { joinReferences } from '../shared/settling/join-references.ts';
import type { makeAssessOrder } from './assess-order.ts';

/** Works through the assess queue. */
export function makeConsumer(
  assessOrder: ReturnType<typeof makeAssessOrder>,
  references: ReferenceStore,
  logError: LogError,
) {
  return sqsConsumer({
    read: (body) => assessMessageSchema.parse(JSON.parse(body)),
    handle: (message) =>
      'referenceId' in message
        ? joinReferences(references, message.merchantId, [message.referenceId])
        : assessOrder(message),
    logError,
  });
}
