import type { SQSClient } from '@aws-sdk/client-sqs';
import { queueSender } from '../../../adapters/sqs/queue-sender.ts';
import type { OrderWalkStep } from '../../../core/reconciliation/index.ts';

/** Asks for walks to be gone on with, now or after some seconds. */
export function walkQueue(client: SQSClient, queueUrl: string) {
  const sender = queueSender(client, queueUrl);
  return (steps: readonly OrderWalkStep[], delaySeconds?: number): Promise<void> =>
    sender.send(
      steps.map(({ merchantId, connectionId, kind, pages }) =>
        JSON.stringify({ merchantId, connectionId, kind, pages }),
      ),
      delaySeconds,
    );
}
