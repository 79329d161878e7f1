import { localRegion } from '../local-account.ts';
import type { InvokeResult, PlannedEventSource } from '../plan.ts';
import { functionArn, streamArn } from './arns.ts';
import { readBatchFailures } from './batch-failures.ts';
import type { EventContext } from './event-context.ts';
import { readEventPattern } from './event-pattern.ts';
import type { BatchResult } from './finish-batch.ts';
import { invokeFunction } from './invoke-function.ts';
import { itemKeyText } from './item-key-text.ts';
import type { StreamClient, StreamRecord, TableStream } from './stream-client.ts';
import { type StreamPoller, startStreamPoller } from './stream-poller.ts';
import type { StreamWatch } from './stream-watch.ts';

export type StreamSource = Extract<PlannedEventSource, { kind: 'stream' }>;

/** Invokes a function with the records of a table's stream, in order, as Lambda's event source does. */
export async function startStreamSource(
  context: EventContext,
  source: StreamSource,
  engine: { readonly client: StreamClient; readonly watch: StreamWatch },
): Promise<StreamPoller> {
  const { plan, host, clock, state, fauxqs, log } = context;
  const { lastSequence, ...stream } = await engine.client.describe(source.table);
  const arn = streamArn(source.table, stream.streamArn);
  const filters = source.filters.map(readEventPattern);
  const { ttlAttribute } = plan.tables.find(({ name }) => name === source.table) ?? {};
  const checkpointName = `${source.functionId} ${arn}`;
  if (source.startingPosition === 'LATEST' && state.checkpoint(checkpointName) === undefined) {
    state.saveCheckpoint(checkpointName, lastSequence ?? 0n);
  }

  async function process(records: readonly StreamRecord[]): Promise<BatchResult> {
    const wanted = records
      .map((record) => toLambdaRecord(record))
      .filter((record) => filters.length === 0 || filters.some((matches) => matches(record)));
    if (wanted.length === 0) return { firstFailed: undefined };

    const result = await invokeFunction(host, source.functionId, { Records: wanted });
    const failed = failedNumbers(result, wanted);
    if (failed.size === 0) return { firstFailed: undefined };
    log(`${source.functionId} failed on the stream of ${source.table}: ${reasonOf(result)}`);
    return {
      firstFailed: records.findIndex(({ dynamodb }) => failed.has(dynamodb.SequenceNumber)),
    };
  }

  function failedNumbers(
    result: InvokeResult,
    records: readonly { dynamodb: { SequenceNumber: string } }[],
  ): ReadonlySet<string> {
    const numbers = records.map(({ dynamodb }) => dynamodb.SequenceNumber);
    if (!result.ok) return new Set(numbers);
    return source.reportsItemFailures ? readBatchFailures(result.value, numbers) : new Set();
  }

  function toLambdaRecord(record: StreamRecord) {
    const { dynamodb } = record;
    return {
      ...record,
      awsRegion: localRegion,
      eventSourceARN: arn,
      dynamodb: {
        ...dynamodb,
        // The engine stamps real time, everything else here lives by the runtime's clock.
        ApproximateCreationDateTime: Math.floor(
          dynamodb.ApproximateCreationDateTime + clock.offsetMs / 1000,
        ),
      },
      ...(isExpiry(record) && { userIdentity: expiryIdentity }),
    };
  }

  /** Whether the sweeper deleted the item, and not somebody else an item of the same key. */
  function isExpiry({ eventName, dynamodb: { Keys, OldImage } }: StreamRecord): boolean {
    if (eventName !== 'REMOVE') return false;
    const marked = state.markedExpiry(source.table, itemKeyText(Keys));
    const expiry = ttlAttribute === undefined ? undefined : OldImage?.[ttlAttribute];
    return marked !== undefined && (expiry as { N?: string } | undefined)?.N === marked;
  }

  function discard(records: readonly StreamRecord[], condition: string, attempts: number): void {
    const [first] = records;
    log(`${source.functionId} gives up ${records.length} record(s) of ${source.table}.`);
    if (source.onFailureQueue === undefined || first === undefined) return;
    const notice = failureNotice(source, { ...stream, streamArn: arn }, records, {
      condition,
      attempts,
      now: clock.now(),
    });
    fauxqs.sendMessage(source.onFailureQueue, JSON.stringify(notice));
  }

  return startStreamPoller({
    ...context,
    ...engine,
    table: source.table,
    stream,
    batchSize: source.batchSize,
    batchingWindowMs: source.batchingWindowMs,
    maxRetries: source.maxRetries,
    bisectOnError: source.bisectOnError,
    checkpoint: {
      read: () => state.checkpoint(checkpointName),
      save: (sequenceNumber) => state.saveCheckpoint(checkpointName, sequenceNumber),
    },
    process,
    discard,
  });
}

/** Whom the record of an expired item names as its deleter, and no other record does. */
const expiryIdentity = { type: 'Service', principalId: 'dynamodb.amazonaws.com' };

function reasonOf(result: InvokeResult): string {
  return result.ok ? 'it reported failed records' : result.errorMessage;
}

/** What Lambda sends to the on-failure destination: where the records are, not what they hold. */
function failureNotice(
  source: StreamSource,
  stream: TableStream,
  records: readonly StreamRecord[],
  failure: { readonly condition: string; readonly attempts: number; readonly now: number },
) {
  const [first] = records;
  const last = records.at(-1);

  return {
    requestContext: {
      requestId: crypto.randomUUID(),
      functionArn: functionArn(source.functionId),
      condition: failure.condition,
      approximateInvokeCount: failure.attempts,
    },
    responseContext: {
      statusCode: 200,
      executedVersion: '$LATEST',
      functionError: 'Unhandled',
    },
    version: '1.0',
    timestamp: new Date(failure.now).toISOString(),
    DDBStreamBatchInfo: {
      shardId: stream.shardId,
      startSequenceNumber: first?.dynamodb.SequenceNumber,
      endSequenceNumber: last?.dynamodb.SequenceNumber,
      batchSize: records.length,
      streamArn: stream.streamArn,
    },
  };
}
