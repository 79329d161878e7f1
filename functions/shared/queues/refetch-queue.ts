import type { SQSClient } from '@aws-sdk/client-sqs';
import { queueSender } from '../../../adapters/sqs/queue-sender.ts';
import type { RefetchMessage } from './work-messages.ts';

/** Asks for an order to be read from its shop's API; it is in the queue when this answers. */
export function refetchQueue(client: SQSClient, queueUrl: string) {
  const sender = queueSender(client, queueUrl);
  return (message: RefetchMessage): Promise<void> => sender.send([JSON.stringify(message)]);
}
