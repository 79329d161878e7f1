import type { SQSClient } from '@aws-sdk/client-sqs';
import { queueSender } from '../../../adapters/sqs/queue-sender.ts';
import type { ConversionKey } from '../../../core/settlement/conversion-store.ts';

/** Sends the keys of conversions to the queue of those who assess or close them. */
export function conversionQueue(client: SQSClient, queueUrl: string) {
  const sender = queueSender(client, queueUrl);
  return (keys: readonly ConversionKey[]): Promise<void> =>
    sender.send(
      keys.map(({ merchantId, conversionId }) => JSON.stringify({ merchantId, conversionId })),
    );
}
