import { setTimeout as wait } from 'node:timers/promises';
import type { AdjustableClock } from '../clock/clock.ts';
import { sleepUntil } from '../clock/sleep-until.ts';
import type { Activity } from './activity.ts';
import { type BatchRules, finishBatch } from './finish-batch.ts';
import { retryDelaySeconds } from './retry-delay.ts';
import type { StreamClient, StreamRecord, TableStream } from './stream-client.ts';
import type { StreamWatch } from './stream-watch.ts';
import type { WorkState } from './work-state.ts';

export type StreamPoller = {
  /**
   * @param restingSince - since when nothing else happens (`performance.now()`). Where only the
   *   engine knows whether there are records, a poll must have begun later and come back empty.
   */
  state(restingSince: number): WorkState;
  /** Stops reading, and waits for the batch in hand. */
  stop(): Promise<void>;
};

export type StreamPollerOptions = BatchRules & {
  readonly table: string;
  readonly stream: TableStream;
  readonly client: StreamClient;
  readonly watch: StreamWatch;
  readonly clock: AdjustableClock;
  readonly activity: Activity;
  readonly isDraining: () => boolean;
  readonly batchSize: number;
  readonly batchingWindowMs: number;
  readonly checkpoint: { read(): bigint | undefined; save(sequenceNumber: bigint): void };
  readonly log: (message: string) => void;
};

const pauseAfterErrorMs = 200;
const windowStepMs = 20;
const pageMax = 1000;

/**
 * Reads one stream in order, one batch at a time. The checkpoint moves behind a batch when it is done
 * with, so after a kill the batch in hand is processed again, and none is left out.
 */
export function startStreamPoller(options: StreamPollerOptions): StreamPoller {
  const { table, stream, client, watch, clock, activity, checkpoint } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let position = checkpoint.read();
  let iterator: string | undefined;
  let isWorking = false;
  let emptyPollBegan = Number.NEGATIVE_INFINITY;
  let retryAt: number | undefined;
  const polling = poll();

  async function poll(): Promise<void> {
    while (!signal.aborted) {
      isWorking = mayHaveMore();
      const found = isWorking && (await workOnce());
      isWorking = false;
      activity.changed();
      if (!found) await nextNotice();
    }
  }

  function mayHaveMore(): boolean {
    const last = watch.lastSequence(table);
    return last === undefined || last > (position ?? 0n);
  }

  /** Waits until something may have been written, or the watch's slow tick. */
  async function nextNotice(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    if (signal.aborted) return;
    const forget = watch.onWrite(resolve);
    const stop = () => resolve();
    signal.addEventListener('abort', stop, { once: true });
    await promise;
    forget();
    signal.removeEventListener('abort', stop);
  }

  /** Answers whether there was something to do. */
  async function workOnce(): Promise<boolean> {
    const began = performance.now();
    try {
      const records = await readBatch();
      if (records.length === 0) emptyPollBegan = began;
      else await finishBatch(records, rules, progress);
      return records.length > 0;
    } catch (error) {
      // Where the iterator stood is not known any more; where the checkpoint stands is.
      iterator = undefined;
      options.log(`Reading the stream of ${table} failed: ${(error as Error).message}`);
      await wait(pauseAfterErrorMs);
      return true;
    }
  }

  async function readBatch(): Promise<readonly StreamRecord[]> {
    const records: StreamRecord[] = [];
    const windowEnd = performance.now() + options.batchingWindowMs;
    for (;;) {
      iterator ??= await client.iteratorAfter(stream, position);
      const missing = Math.min(options.batchSize - records.length, pageMax);
      const page = await client.read(iterator, missing);
      iterator = page.nextIterator;
      records.push(...page.records);
      const isWindowOver = performance.now() >= windowEnd || options.isDraining() || signal.aborted;
      if (records.length === 0 || records.length >= options.batchSize || isWindowOver) {
        return records;
      }
      await wait(windowStepMs);
    }
  }

  const rules: BatchRules = {
    ...options,
    process: (records) => activity.track(() => options.process(records)),
  };

  const progress = {
    moveBehind(record: StreamRecord) {
      position = BigInt(record.dynamodb.SequenceNumber);
      checkpoint.save(position);
    },
    async backOff(attempt: number) {
      retryAt = clock.now() + retryDelaySeconds(attempt) * 1000;
      activity.changed();
      await sleepUntil(clock, retryAt, signal);
      retryAt = undefined;
    },
    now: () => clock.now(),
    isStopped: () => signal.aborted,
  };

  return {
    state(restingSince) {
      const isWaiting = retryAt !== undefined && retryAt > clock.now();
      const isBehind = mayHaveMore() && emptyPollBegan < restingSince;
      return { busy: !isWaiting && (isWorking || isBehind), dueAt: retryAt, retryAt };
    },
    async stop() {
      stopping.abort();
      await polling;
    },
  };
}
