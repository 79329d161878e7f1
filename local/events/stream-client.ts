import { awsJsonClient } from './aws-json-client.ts';

/** A record as the engine gives it: nearly what Lambda passes on. */
export type StreamRecord = {
  readonly eventID: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly dynamodb: {
    readonly ApproximateCreationDateTime: number;
    readonly Keys: Readonly<Record<string, unknown>>;
    readonly NewImage?: Readonly<Record<string, unknown>>;
    readonly OldImage?: Readonly<Record<string, unknown>>;
    readonly SequenceNumber: string;
    readonly SizeBytes: number;
    readonly StreamViewType: string;
  };
};

export type StreamPage = {
  readonly records: readonly StreamRecord[];
  readonly nextIterator?: string;
};

/** The only shard that the engine makes of a table. */
export type TableStream = { readonly streamArn: string; readonly shardId: string };

/** What a stream poller asks the engine, over the wire. */
export type StreamClient = {
  /** @throws Error if the table has no stream. */
  describe(table: string): Promise<TableStream & { readonly lastSequence?: bigint }>;
  /** An iterator that stands behind the sequence number, or at the oldest record. */
  iteratorAfter(stream: TableStream, sequenceNumber: bigint | undefined): Promise<string>;
  read(iterator: string, limit: number): Promise<StreamPage>;
};

type Described = {
  StreamDescription: {
    Shards: {
      ShardId: string;
      SequenceNumberRange?: { EndingSequenceNumber?: string };
    }[];
  };
};

export function streamClient(endpoint: string): StreamClient {
  const call = awsJsonClient(endpoint, 'DynamoDBStreams_20120810');

  return {
    async describe(table) {
      const { Streams } = await call<{ Streams: { StreamArn: string }[] }>('ListStreams', {
        TableName: table,
      });
      const streamArn = Streams.at(-1)?.StreamArn;
      if (streamArn === undefined) throw new Error(`The table ${table} has no stream.`);
      const { StreamDescription } = await call<Described>('DescribeStream', {
        StreamArn: streamArn,
      });
      const shard = StreamDescription.Shards.at(-1);
      if (shard === undefined) throw new Error(`The stream of ${table} has no shard.`);
      const last = shard.SequenceNumberRange?.EndingSequenceNumber;

      return {
        streamArn,
        shardId: shard.ShardId,
        lastSequence: last === undefined ? undefined : BigInt(last),
      };
    },
    async iteratorAfter({ streamArn, shardId }, sequenceNumber) {
      const { ShardIterator } = await call<{ ShardIterator: string }>('GetShardIterator', {
        StreamArn: streamArn,
        ShardId: shardId,
        ...(sequenceNumber === undefined
          ? { ShardIteratorType: 'TRIM_HORIZON' }
          : {
              ShardIteratorType: 'AFTER_SEQUENCE_NUMBER',
              SequenceNumber: String(sequenceNumber),
            }),
      });
      return ShardIterator;
    },
    async read(iterator, limit) {
      const { Records, NextShardIterator } = await call<{
        Records: StreamRecord[];
        NextShardIterator?: string;
      }>('GetRecords', { ShardIterator: iterator, Limit: limit });
      return { records: Records, nextIterator: NextShardIterator };
    },
  };
}
