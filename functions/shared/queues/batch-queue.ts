import type { SQSClient } from '@aws-sdk/client-sqs';
import { queueSender } from '../../../adapters/sqs/queue-sender.ts';
import type { BatchKey } from '../../plan-payouts/plan-payouts.ts';

/** Sends the keys of batches to the queue of those who run them. */
export function batchQueue(client: SQSClient, queueUrl: string) {
  const sender = queueSender(client, queueUrl);
  return (batches: readonly BatchKey[]): Promise<void> =>
    sender.send(batches.map(({ merchantId, batchId }) => JSON.stringify({ merchantId, batchId })));
}
