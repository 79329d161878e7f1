import { SQSClient } from '@aws-sdk/client-sqs';
import { queueSender } from '../../../adapters/sqs/queue-sender.ts';
import { encodeJson } from '../../../core/encoding/json.ts';
import type { TouchMessage } from '../../../core/tracking/touch-message.ts';
import { requireEnv } from '../environment.ts';

/** Puts messages into the touch queue of the function's settings. */
export function touchQueue(): (messages: readonly TouchMessage[]) => Promise<void> {
  const sender = queueSender(new SQSClient(), requireEnv('TOUCH_QUEUE_URL'));
  return (messages) => sender.send(messages.map(encodeJson));
}
