import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { LogError } from '../logger.ts';

/** Work that a record of a table's stream asks for, with the record's place in the stream. */
export type StreamWork<Work> = { readonly sequenceNumber: string; readonly work: Work };

export type StreamConsumer<Work> = {
  /** What a record asks for; nothing for a record that is not ours. Throws if it cannot be read. */
  readonly read: (record: DynamoDBRecord) => readonly Work[];
  /** Does the work of a batch in one go, and names the places whose work was not done. */
  readonly deliver: (batch: readonly StreamWork<Work>[]) => Promise<Iterable<string>>;
  readonly logError: LogError;
};

/**
 * Works through a batch of a stream. Lambda takes the stream up again at the first place that is
 * reported, so work after it is done twice: whoever receives it must not mind.
 */
export function streamConsumer<Work>({ read, deliver, logError }: StreamConsumer<Work>) {
  return middy<DynamoDBStreamEvent, DynamoDBBatchResponse>().handler(
    async ({ Records: records }: DynamoDBStreamEvent) => {
      const failed = new Set<string>();
      const batch = records.flatMap((record) => {
        const sequenceNumber = record.dynamodb?.SequenceNumber ?? '';
        try {
          return read(record).map((work) => ({ sequenceNumber, work }));
        } catch (error) {
          logError(error, { sequenceNumber });
          failed.add(sequenceNumber);
          return [];
        }
      });
      for (const place of await deliverOrFail(batch)) failed.add(place);
      return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
    },
  );

  async function deliverOrFail(batch: readonly StreamWork<Work>[]): Promise<Iterable<string>> {
    if (batch.length === 0) return [];
    try {
      return await deliver(batch);
    } catch (error) {
      logError(error);
      return batch.map(({ sequenceNumber }) => sequenceNumber);
    }
  }
}
