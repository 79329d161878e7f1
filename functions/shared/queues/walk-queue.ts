import type { SQSClient } from '@aws-sdk/client-sqs';
import { queueSender } from '../../../adapters/sqs/queue-sender.ts';
import { toWalkMessage, type WalkMessageStep } from './to-walk-message.ts';

/** Asks for walks to be gone on with, or topics to be looked for, now or after some seconds. */
export function walkQueue(client: SQSClient, queueUrl: string) {
  const sender = queueSender(client, queueUrl);
  return (steps: readonly WalkMessageStep[], delaySeconds?: number): Promise<void> =>
    sender.send(steps.map(toWalkMessage), delaySeconds);
}
