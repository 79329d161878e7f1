import { setTimeout as wait } from 'node:timers/promises';
import type { Activity } from './activity.ts';
import type { EmbeddedQueues } from './embedded-queues.ts';
import type { QueueClient, ReceivedMessage } from './queue-client.ts';
import { retryDelaySeconds } from './retry-delay.ts';
import { earliest, type WorkState } from './work-state.ts';

export type QueuePoller = {
  state(now: number): WorkState;
  /** Stops receiving, and waits for the messages in hand. */
  stop(): Promise<void>;
};

export type QueuePollerOptions = {
  readonly queue: string;
  readonly client: QueueClient;
  readonly fauxqs: Pick<EmbeddedQueues, 'inspectQueue'>;
  readonly activity: Activity;
  /** Whether somebody waits for the work to be done: batches are then not waited to be filled. */
  readonly isDraining: () => boolean;
  readonly batchSize: number;
  readonly batchingWindowMs: number;
  /** How many batches are in hand at once. */
  readonly concurrency: number;
  /** Deals with a batch, and answers the ids of the messages that are to be tried again. */
  readonly process: (messages: readonly ReceivedMessage[]) => Promise<ReadonlySet<string>>;
  readonly log: (message: string) => void;
};

const longPollSeconds = 20;
const receiveMax = 10;
const pauseAfterErrorMs = 200;
const windowStepMs = 20;

/**
 * Receives from one queue for as long as it runs: messages that were dealt with are deleted, failed
 * ones come back after a while, and after too many attempts the engine moves them to the
 * dead-letter queue. Waiting for messages is a long poll, which a message ends at once.
 */
export function startQueuePoller(options: QueuePollerOptions): QueuePoller {
  const { queue, client, fauxqs, activity, log } = options;
  const stopping = new AbortController();
  const inHand = new Set<Promise<void>>();
  // Nobody has the messages that an earlier run left in flight: they come back by themselves.
  const comingBack = new Set(held().inflight.map(({ receiptHandle }) => receiptHandle));
  const polling = poll();

  async function poll(): Promise<void> {
    while (!stopping.signal.aborted) {
      if (inHand.size >= options.concurrency) {
        await Promise.race(inHand);
        continue;
      }
      try {
        const messages = await receiveBatch();
        if (messages.length > 0) take(messages);
      } catch (error) {
        if (stopping.signal.aborted) return;
        log(`Receiving from ${queue} failed: ${(error as Error).message}`);
        await wait(pauseAfterErrorMs);
      }
    }
  }

  async function receiveBatch(): Promise<readonly ReceivedMessage[]> {
    const { signal } = stopping;
    const count = Math.min(options.batchSize, receiveMax);
    const messages = [
      ...(await client.receive(queue, { count, waitSeconds: longPollSeconds, signal })),
    ];
    if (messages.length === 0) return messages;

    const windowEnd = performance.now() + options.batchingWindowMs;
    while (
      messages.length < options.batchSize &&
      performance.now() < windowEnd &&
      !options.isDraining() &&
      !signal.aborted
    ) {
      if (held().ready.length === 0) await wait(windowStepMs);
      const missing = Math.min(options.batchSize - messages.length, receiveMax);
      messages.push(...(await client.receive(queue, { count: missing, waitSeconds: 0 })));
    }
    return messages;
  }

  function take(messages: readonly ReceivedMessage[]): void {
    const done = activity
      .track(() => deal(messages))
      .catch((error: Error) => log(`Answering to ${queue} failed: ${error.message}`))
      .finally(() => {
        inHand.delete(done);
        activity.changed();
      });
    inHand.add(done);
  }

  async function deal(messages: readonly ReceivedMessage[]): Promise<void> {
    const failed = await options.process(messages);
    const [back, done] = partition(messages, ({ MessageId }) => failed.has(MessageId));
    await client.delete(
      queue,
      done.map(({ ReceiptHandle }) => ReceiptHandle),
    );
    await client.hide(
      queue,
      back.map(({ ReceiptHandle, Attributes }) => ({
        receiptHandle: ReceiptHandle,
        seconds: retryDelaySeconds(Number(Attributes.ApproximateReceiveCount)),
      })),
    );
    forgetReturned();
    for (const { ReceiptHandle } of back) comingBack.add(ReceiptHandle);
  }

  function forgetReturned(): void {
    const inFlight = new Set(held().inflight.map(({ receiptHandle }) => receiptHandle));
    for (const handle of comingBack) if (!inFlight.has(handle)) comingBack.delete(handle);
  }

  function held() {
    return fauxqs.inspectQueue(queue)?.messages ?? { ready: [], delayed: [], inflight: [] };
  }

  return {
    state(now) {
      const { ready, delayed, inflight } = held();
      const inUse = inflight.some(({ receiptHandle }) => !comingBack.has(receiptHandle));
      const retryAt = earliest(inflight.map(({ visibilityDeadline }) => visibilityDeadline));
      const dueAt = earliest([retryAt, ...delayed.map(({ delayUntil }) => delayUntil)]);
      const isDue = dueAt !== undefined && dueAt <= now;

      return { busy: inHand.size > 0 || ready.length > 0 || inUse || isDue, dueAt, retryAt };
    },
    async stop() {
      // What the abandoned long poll would still receive comes back at the next start.
      stopping.abort();
      await polling;
      await Promise.all(inHand);
    },
  };
}

function partition<Item>(
  items: readonly Item[],
  isFirst: (item: Item) => boolean,
): [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
