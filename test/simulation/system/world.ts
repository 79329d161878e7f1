import type { DynamoDBRecord, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Random } from '../../../cli/demo/mulberry32.ts';
import type { Fact } from '../../../core/assessment/order-facts.ts';
import type { PaymentsFact } from '../../../core/references/index.ts';
import { conversionIdOf } from '../../../core/settlement/conversion-id.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { inMemoryDynamo } from '../dynamo/in-memory-dynamo.ts';
import { PromiseBroken } from '../promise-broken.ts';
import type { InvocationEnd } from './call.ts';
import { bucketNames, type QueueName, queueNames, workerOf } from './functions.ts';
import { Rails } from './rails/rails.ts';
import { Runtime } from './runtime.ts';
import { SimulatedBucket } from './simulated-bucket.ts';
import { type Message, SimulatedQueue } from './simulated-queue.ts';
import { tableDefinitions, tables } from './tables.ts';

/** A function that a schedule or a person has started and that has not answered well yet. */
export type Errand = () => Promise<unknown>;

export const streamNames = [tables.conversions, tables.ledger] as const;
export type StreamName = (typeof streamNames)[number];
/** Those that a function of this system follows. */
export const followedStreams = [tables.conversions] as const satisfies readonly StreamName[];

/** More than any step writes. */
const maxRecords = 1_000;

type Stream = {
  /** All that has happened so far. */
  readonly records: DynamoDBRecord[];
  /** Up to where its follower has come. */
  position: number;
  isFollowed: boolean;
  /** A record that nobody can read waits in front of the others, and was tried so often. */
  poison: { record: DynamoDBRecord; tries: number } | undefined;
};

/**
 * The system in its surroundings: tables with their streams, queues, buckets, and the functions
 * between them. Everything here can happen at any time; when, somebody else decides.
 */
export class World {
  readonly runtime: Runtime;
  readonly dynamo: ReturnType<typeof inMemoryDynamo>;
  readonly queues: ReadonlyMap<QueueName, SimulatedQueue>;
  readonly files = new SimulatedBucket();
  readonly rails: Rails;
  readonly streams: ReadonlyMap<StreamName, Stream>;
  /** What was begun and died or failed, and comes again. */
  readonly errands: Errand[] = [];
  /** Facts that were answered 2xx. */
  readonly accepted: Fact[] = [];
  readonly acceptedPayments: PaymentsFact[] = [];
  /** The first promise that was seen to be broken. */
  broken: PromiseBroken | undefined;
  private poisoned = 0;

  constructor(at: Instant, random: Random) {
    this.rails = new Rails(random);
    this.dynamo = inMemoryDynamo(tableDefinitions, () => this.runtime?.at ?? at);
    this.queues = new Map(queueNames.map((name) => [name, new SimulatedQueue(name)]));
    this.streams = new Map(
      streamNames.map((name) => [
        name,
        { records: [], position: 0, isFollowed: false, poison: undefined },
      ]),
    );
    const buckets = new Map([
      [bucketNames.facts, new SimulatedBucket()],
      [bucketNames.payoutFiles, this.files],
    ] as const);
    this.runtime = new Runtime(
      { dynamo: this.dynamo, queues: this.queues, buckets, rails: this.rails },
      at,
    );
  }

  /** Hands messages of a queue to a worker; `isTwice`: it stays in the queue, for another one too. */
  async work(
    name: QueueName,
    places: readonly number[],
    how: { skewMs: number; isTwice: boolean },
  ) {
    const queue = this.queue(name);
    const messages = places.flatMap((place) => queue.receive(place) ?? []);
    if (messages.length === 0) return;
    if (how.isTwice) queue.show(queue.hidden.length - 1);
    await this.runtime.start(workerOf[name], toEvent(messages) as never, {
      skewMs: how.skewMs,
      onEnd: (end) => {
        for (const message of doneOf(messages, end)) queue.delete(message);
      },
    });
  }

  /** Whether a stream has records that its follower has not worked through. */
  hasUnread(name: StreamName): boolean {
    const stream = this.stream(name);
    if (stream.isFollowed) return false;
    return stream.poison !== undefined || stream.position < stream.records.length;
  }

  /** Reads on in all streams, and shows each new record. */
  observe(show: (record: DynamoDBRecord) => void): void {
    for (const [name, { records }] of this.streams) {
      const { records: more } = this.dynamo.readStream(name, records.length, maxRecords);
      for (const record of more) {
        records.push(record);
        show(record);
      }
    }
  }

  /** Hands the next records of a stream to its follower; there is never more than one at work. */
  async follow(name: StreamName, limit: number, skewMs: number): Promise<void> {
    const stream = this.stream(name);
    const { poison, position } = stream;
    const records = stream.records.slice(position, position + limit);
    const batch = poison === undefined ? records : [poison.record, ...records];
    if (batch.length === 0) return;
    stream.isFollowed = true;
    await this.runtime.start(
      'relay-work',
      { Records: batch },
      {
        skewMs,
        onEnd: (end) => {
          stream.isFollowed = false;
          const failed = failedOf(end);
          if (failed === 'all') return;
          if (poison !== undefined && failed.has(numberOfRecord(poison.record))) {
            poison.tries += 1;
            if (poison.tries >= 3) stream.poison = undefined;
            // Bisected: the stream is taken up at the first record that failed.
            return;
          }
          stream.poison = undefined;
          const first = records.findIndex((record) => failed.has(numberOfRecord(record)));
          stream.position = position + (first < 0 ? records.length : first);
        },
      },
    );
  }

  /** A stream is at least once: its follower sees the last few records again. */
  rewind(name: StreamName, count: number): void {
    const stream = this.stream(name);
    if (!stream.isFollowed) stream.position = Math.max(0, stream.position - count);
  }

  /** Puts something into a queue that no worker can read. */
  poisonQueue(name: QueueName, body: string): void {
    this.poisoned += 1;
    this.queue(name).send(body);
  }

  /** Asks for an order to be closed, as whoever closes another one may, due or not. */
  askToClose(place: number): void {
    const fact = this.accepted[place % Math.max(this.accepted.length, 1)];
    if (fact === undefined) return;
    const { merchantId } = fact;
    const key = { merchantId, conversionId: conversionIdOf(fact) };
    this.queue('close').send(JSON.stringify(key));
  }

  /** Puts a record in front of a stream that its follower cannot read. */
  poisonStream(name: StreamName): void {
    this.poisoned += 1;
    this.stream(name).poison ??= {
      record: { dynamodb: { SequenceNumber: `poison-${this.poisoned}` } },
      tries: 0,
    };
  }

  /** Says that a promise is broken; whoever runs the history looks after every step. */
  accuse(invariant: string, detail: string): void {
    this.broken ??= new PromiseBroken(invariant, detail);
  }

  queue(name: QueueName): SimulatedQueue {
    const queue = this.queues.get(name);
    if (queue === undefined) throw new RangeError(`There is no queue ${name}.`);
    return queue;
  }

  private stream(name: StreamName): Stream {
    const stream = this.streams.get(name);
    if (stream === undefined) throw new RangeError(`There is no stream ${name}.`);
    return stream;
  }
}

function toEvent(messages: readonly Message[]): SQSEvent {
  const records = messages.map(
    ({ id, body, receives }) =>
      ({
        messageId: id,
        body,
        attributes: { ApproximateReceiveCount: String(receives) },
        eventSource: 'aws:sqs',
      }) as SQSRecord,
  );
  return { Records: records };
}

/** The messages that the queue may forget. */
function doneOf(messages: readonly Message[], end: InvocationEnd): readonly Message[] {
  const failed = failedOf(end);
  return failed === 'all' ? [] : messages.filter(({ id }) => !failed.has(id));
}

function failedOf(end: InvocationEnd): ReadonlySet<string> | 'all' {
  if (end.kind !== 'answered') return 'all';
  const { batchItemFailures } = end.answer as {
    readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
  };
  return new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
}

const numberOfRecord = ({ dynamodb }: DynamoDBRecord): string => dynamodb?.SequenceNumber ?? '';
