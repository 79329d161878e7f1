import type { SignedCall } from './signed-calls.ts';

/**
 * Puts single messages into a queue. One whose answer was lost is sent again: every consumer of
 * ours takes a message that comes twice as one.
 */
export function messageSender(call: SignedCall, queueUrl: string): (body: string) => Promise<void> {
  return async (body) => {
    await call('sqs', 'SendMessage', { QueueUrl: queueUrl, MessageBody: body });
  };
}
