import type { SQSClient } from '@aws-sdk/client-sqs';
import { queueSender } from '../../../adapters/sqs/queue-sender.ts';
import type { ClosingChunk } from '../../../core/settlement/closing-run.ts';

/** Sends chunks of a run of closings to the queue of the closers. */
export function closingQueue(client: SQSClient, queueUrl: string) {
  const sender = queueSender(client, queueUrl);
  return (chunks: readonly ClosingChunk[]): Promise<void> =>
    sender.send(
      chunks.map(({ merchantId, runId, chunkId, conversionIds }) =>
        JSON.stringify({ merchantId, runId, chunkId, conversionIds }),
      ),
    );
}
