import type { SQSClient } from '@aws-sdk/client-sqs';
import { queueSender } from '../../../adapters/sqs/queue-sender.ts';
import type { ShareOwner } from '../../../core/settlement/periods/period-store.ts';
import type { Period } from '../../../core/time/period.ts';

/** Sends periods that are to be stated to the queue of those who settle them. */
export function periodQueue(client: SQSClient, queueUrl: string) {
  const sender = queueSender(client, queueUrl);
  return (periods: readonly (ShareOwner & { readonly period: Period })[]): Promise<void> =>
    sender.send(
      periods.map(({ merchantId, programId, creatorId, period }) =>
        JSON.stringify({ merchantId, programId, creatorId, period }),
      ),
    );
}
