import { decodeJson } from '../../core/encoding/json.ts';
import type { TouchMessage } from '../../core/tracking/touch-message.ts';
import type { LogError } from '../shared/logger.ts';
import { sqsConsumer } from '../shared/queues/sqs-consumer.ts';
import type { RecordTouch } from './record-touch.ts';

/** Works through the touch queue. */
export function makeConsumer(recordTouch: RecordTouch, logError: LogError) {
  return sqsConsumer({ read: readMessage, handle: recordTouch, logError });
}

const kinds = ['touch', 'sighting', 'visit', 'consent', 'identify', 'siblings'] as const;

/** @throws TypeError for a message that nobody of ours wrote; it ends in the dead-letter queue. */
function readMessage(body: string): TouchMessage {
  const message = decodeJson<TouchMessage>(body);
  const isKnown = typeof message?.merchantId === 'string' && kinds.some((kind) => kind in message);
  if (isKnown) return message;
  throw new TypeError(`The message holds none of ${kinds.join(', ')}.`);
}
