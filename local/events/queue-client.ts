import { queueUrl } from '../local-account.ts';
import { awsJsonClient } from './aws-json-client.ts';
import type { QueueMessageAttributes } from './embedded-queues.ts';

export type ReceivedMessage = {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
  readonly MD5OfBody: string;
  readonly MD5OfMessageAttributes?: string;
  readonly Attributes: Readonly<Record<string, string>>;
  readonly MessageAttributes?: QueueMessageAttributes;
};

export type ReceiveOptions = {
  /** At most 10. */
  readonly count: number;
  readonly waitSeconds: number;
  readonly signal?: AbortSignal;
};

/** What the pollers do with queues, over the wire. */
export type QueueClient = {
  receive(queue: string, options: ReceiveOptions): Promise<readonly ReceivedMessage[]>;
  delete(queue: string, receiptHandles: readonly string[]): Promise<void>;
  /** Hides messages for some more seconds; handles that are stale by now are passed over. */
  hide(
    queue: string,
    messages: readonly { readonly receiptHandle: string; readonly seconds: number }[],
  ): Promise<void>;
};

const batchEntriesMax = 10;

export function queueClient(endpoint: string): QueueClient {
  const call = awsJsonClient(endpoint, 'AmazonSQS');

  return {
    async receive(queue, { count, waitSeconds, signal }) {
      const { Messages = [] } = await call<{ Messages?: ReceivedMessage[] }>(
        'ReceiveMessage',
        {
          QueueUrl: queueUrl(endpoint, queue),
          MaxNumberOfMessages: count,
          WaitTimeSeconds: waitSeconds,
          MessageSystemAttributeNames: ['All'],
          MessageAttributeNames: ['All'],
        },
        { signal },
      );
      return Messages;
    },
    async delete(queue, receiptHandles) {
      for (const [index, handles] of chunksOf(receiptHandles).entries()) {
        await call('DeleteMessageBatch', {
          QueueUrl: queueUrl(endpoint, queue),
          Entries: handles.map((handle, place) => ({
            Id: `m${index}-${place}`,
            ReceiptHandle: handle,
          })),
        });
      }
    },
    async hide(queue, messages) {
      for (const [index, some] of chunksOf(messages).entries()) {
        await call('ChangeMessageVisibilityBatch', {
          QueueUrl: queueUrl(endpoint, queue),
          Entries: some.map(({ receiptHandle, seconds }, place) => ({
            Id: `m${index}-${place}`,
            ReceiptHandle: receiptHandle,
            VisibilityTimeout: seconds,
          })),
        });
      }
    },
  };
}

function chunksOf<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / batchEntriesMax) }, (_, index) =>
    items.slice(index * batchEntriesMax, (index + 1) * batchEntriesMax),
  );
}
