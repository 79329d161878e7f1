import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { DataTable } from './data-table.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import type { NodeFunction } from './node-function.ts';

/** Which changes of a table a consumer sees; the others never start it. */
export type StreamFilter = {
  readonly events: readonly ('INSERT' | 'MODIFY')[];
  /** The sort key itself, one of several, or what it begins with. */
  readonly sortKey: string | readonly string[] | { readonly prefix: string };
  /** The status that the item has after the change. */
  readonly status?: string;
};

export interface StreamConsumerProps {
  readonly table: DataTable;
  readonly consumer: NodeFunction;
  /** A change that one of them lets through is seen. */
  readonly filters: readonly StreamFilter[];
}

/**
 * A function that follows the changes of a table, in the order of each partition.
 *
 * A record that keeps failing is isolated by halving its batch and then set aside, so that it cannot
 * stop the stream; its place in the stream is written to the dead-letter queue.
 */
export class StreamConsumer extends Construct {
  readonly consumer: NodeFunction;
  readonly deadLetters: DeadLetterQueue;

  constructor(scope: Construct, id: string, { table, consumer, filters }: StreamConsumerProps) {
    super(scope, id);
    this.consumer = consumer;
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters');

    consumer.allow(
      ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
      [table.streamArn],
    );
    consumer.allow(['dynamodb:ListStreams'], ['*']);
    if (table.key) consumer.allow(['kms:Decrypt'], [table.key.keyArn]);

    new EventSourceMapping(this, 'Source', {
      target: consumer.lambda,
      eventSourceArn: table.streamArn,
      // From the oldest record: a consumer deployed after its table must not miss what is there.
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      // About half an hour of Lambda's back-off, in which a dependency may come back.
      retryAttempts: 20,
      maxRecordAge: Duration.hours(12),
      onFailure: new SqsDlq(this.deadLetters),
      filters: filters.map(({ events, sortKey, status }) =>
        FilterCriteria.filter({
          eventName: [...events],
          dynamodb: {
            Keys: { sk: { S: [sortKey].flat() } },
            ...(status === undefined ? {} : { NewImage: { status: { S: [status] } } }),
          },
        }),
      ),
    });
    acknowledge(consumer.lambda, {
      'Serverless-LambdaDLQ':
        'Invoked by a stream, never asynchronously: failures go to the on-failure queue of the source.',
    });
  }
}
