import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { LogError } from '../logger.ts';

export type SqsConsumer<Message> = {
  /** The message in a record's body. Throws if it is none: the record then ends with the dead letters. */
  readonly read: (body: string) => Message;
  readonly handle: (message: Message, delivery: { readonly isRetry: boolean }) => Promise<unknown>;
  readonly logError: LogError;
};

/**
 * Works through a batch of a queue and reports failures one by one, so that a poison message never
 * makes its neighbours run twice.
 */
export function sqsConsumer<Message>({ read, handle, logError }: SqsConsumer<Message>) {
  async function handleRecord(record: SQSRecord): Promise<void> {
    try {
      const isRetry = Number(record.attributes.ApproximateReceiveCount) > 1;
      await handle(read(record.body), { isRetry });
    } catch (error) {
      logError(error, { messageId: record.messageId });
      throw error;
    }
  }

  return middy<SQSEvent, SQSBatchResponse>().handler(async (event: SQSEvent, context) =>
    processPartialResponse(event, handleRecord, new BatchProcessor(EventType.SQS), {
      context,
      throwOnFullBatchFailure: false,
    }),
  );
}
