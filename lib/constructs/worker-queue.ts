import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import type { NodeFunction } from './node-function.ts';

export interface WorkerQueueProps {
  /** The setting that tells senders the queue's URL. */
  readonly setting: string;

  /** The function that works through the queue. */
  readonly worker: NodeFunction;

  /** Messages given to the worker at once. */
  readonly batchSize: number;

  /** Executions of the worker at once; at least 2, which is what SQS knows. */
  readonly concurrencyMax: number;

  /**
   * How long messages may be gathered before the worker starts.
   *
   * @default - not at all
   */
  readonly batchingWindow?: Duration;

  /**
   * How often a message may fail before it is set aside for a person to look at.
   *
   * @default 5
   */
  readonly attemptsMax?: number;
}

/**
 * A queue, the function that works through it, and the dead-letter queue for what it cannot do.
 *
 * Failed messages are reported one by one, so a single poison message never makes its neighbours
 * run twice.
 */
export class WorkerQueue extends Construct {
  readonly setting: string;
  readonly queue: Queue;
  readonly deadLetters: DeadLetterQueue;

  constructor(scope: Construct, id: string, props: WorkerQueueProps) {
    super(scope, id);
    this.setting = props.setting;
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters');
    this.queue = new Queue(this, 'Queue', {
      enforceSSL: true,
      encryption: QueueEncryption.SQS_MANAGED,
      retentionPeriod: Duration.days(14),
      // AWS advises six times the worker's timeout, so a retry never overlaps a running attempt.
      visibilityTimeout: Duration.seconds(props.worker.timeout.toSeconds() * 6),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: props.attemptsMax ?? 5 },
    });

    props.worker.lambda.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: props.batchSize,
        maxBatchingWindow: props.batchingWindow,
        maxConcurrency: props.concurrencyMax,
        reportBatchItemFailures: true,
      }),
    );
    acknowledge(props.worker.lambda, {
      'Serverless-LambdaDLQ':
        "Invoked by a queue, never asynchronously: failures go to the queue's own dead-letter queue.",
      'Serverless-LambdaEventSourceMappingDestination':
        'A queue as event source has no destination of its own: failures go to its dead-letter queue.',
    });
  }
}
