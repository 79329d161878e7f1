import type { AdjustableClock } from '../clock/clock.ts';
import { sleepUntil } from '../clock/sleep-until.ts';
import { type Advance, makeAdvance } from '../clock/stepper.ts';
import type { FunctionHost, LocalPlan } from '../plan.ts';
import { createActivity } from './activity.ts';
import { awsJsonClient } from './aws-json-client.ts';
import type { EmbeddedQueues } from './embedded-queues.ts';
import type { EventContext } from './event-context.ts';
import { openEventState } from './event-state.ts';
import { openExpiryIndex } from './expiry-index.ts';
import { queueClient } from './queue-client.ts';
import type { QueuePoller } from './queue-poller.ts';
import { startQueueSource } from './queue-source.ts';
import { redrive } from './redrive.ts';
import { startScheduler } from './scheduler.ts';
import { createSettler, DrainTimeoutError, type Settler } from './settle.ts';
import { streamClient } from './stream-client.ts';
import type { StreamPoller } from './stream-poller.ts';
import { startStreamSource } from './stream-source.ts';
import { watchStreams } from './stream-watch.ts';
import { startTargetPoller } from './target-poller.ts';
import { createTargetQueues, targetsOf } from './targets.ts';
import { startTtlSweeper } from './ttl-sweeper.ts';
import { earliest } from './work-state.ts';

export type EventSourcesOptions = {
  readonly plan: LocalPlan;
  /** `pending` counts what others invoke too (HTTP), so that a drain waits for that. */
  readonly host: FunctionHost & { readonly pending?: () => number };
  readonly clock: AdjustableClock;
  /** Such as `http://127.0.0.1:4001`; streams are on the same endpoint as tables. */
  readonly endpoints: { readonly dynamodb: string; readonly sqs: string };
  /** The server that `startFauxqs` answered; all planned queues exist. */
  readonly fauxqs: EmbeddedQueues;
  /**
   * The SQLite file that dynoxide works on; all planned tables exist. Without it, for an engine that
   * somebody else runs, streams are polled four times a second, and items expire if that engine
   * makes them.
   */
  readonly databaseFile?: string;
  /** Where checkpoints and the like are kept; without it they last as long as this process. */
  readonly dataFolder?: string;
  readonly log?: (message: string) => void;
};

export type EventSources = {
  /**
   * Waits until nothing is left to do now: queues that have a consumer are empty, retries included,
   * streams are read to their end, and no function runs. Messages that are delayed are left.
   *
   * @throws DrainTimeoutError naming what is left, after `timeoutMs` (default two minutes).
   */
  drain(options?: { readonly timeoutMs?: number }): Promise<void>;
  /**
   * Moves the clock to the instant through everything that is due on the way, in order, and drains
   * between the steps.
   *
   * @throws DrainTimeoutError if a step does not come to rest; the clock stays at that step.
   */
  readonly advance: Advance;
  /**
   * Moves what a dead-letter queue holds back to where it came from; answers how many messages.
   *
   * @throws RangeError if the queue is not one, or serves several queues and `to` names none.
   */
  redrive(deadLetterQueue: string, to?: string): Promise<number>;
  /**
   * Stops polling and firing, and waits for what runs. Stop the engines afterwards: a queue that is
   * polled no more would give its next message to a long poll that nobody reads.
   */
  stop(): Promise<void>;
};

const settleTimeoutMs = 120_000;

/**
 * Starts everything that invokes functions without an HTTP request: queues, streams, schedules,
 * rules of the bus; and what deletes expired items.
 *
 * @throws RangeError if a filter, pattern or schedule expression of the plan cannot be read.
 */
export async function startEventSources(options: EventSourcesOptions): Promise<EventSources> {
  const { plan, host, clock, endpoints, fauxqs, databaseFile } = options;
  const queues = queueClient(endpoints.sqs);
  const activity = createActivity();
  const polledQueues = new Map<string, QueuePoller>();
  const polledStreams = new Map<string, StreamPoller>();
  const stopping = new AbortController();
  const settler = createSettler({
    clock,
    activity,
    invocations: () => host.pending?.() ?? 0,
    queues: polledQueues,
    streams: polledStreams,
    stopped: stopping.signal,
  });
  const context: EventContext = {
    plan,
    host,
    clock,
    fauxqs,
    queues,
    activity,
    state: openEventState(options.dataFolder),
    isDraining: settler.isSettling,
    log: options.log ?? (() => {}),
  };
  const watch = watchStreams(databaseFile);

  await startQueues(context, polledQueues);
  await startStreams(context, polledStreams, {
    client: streamClient(endpoints.dynamodb),
    watch,
  });
  const scheduler = startScheduler(context);
  const expiry = startExpiry(options, context, polledStreams);

  return {
    drain: ({ timeoutMs = settleTimeoutMs } = {}) =>
      drain(clock, settler, { timeoutMs, stopped: stopping.signal }),
    advance: makeAdvance(clock, {
      nextDue: () =>
        earliest([settler.pending().dueAt, scheduler.nextDue(), expiry?.sweeper.nextDue()]),
      async fireDue() {
        scheduler.fireDue();
        const expiryDue = expiry?.sweeper.nextDue();
        if (expiryDue !== undefined && expiryDue <= clock.now()) await expiry?.sweeper.sweep();
      },
      settle: () => settler.settle(settleTimeoutMs),
    }),
    redrive: (deadLetterQueue, to) => redrive(context, deadLetterQueue, to),
    async stop() {
      stopping.abort(new Error('The local runtime stops.'));
      scheduler.stop();
      await expiry?.sweeper.stop();
      const pollers = [...polledQueues.values(), ...polledStreams.values()];
      await Promise.all(pollers.map((poller) => poller.stop()));
      watch.close();
      expiry?.index.close();
      context.state.close();
    },
  };
}

/** Starts the pollers of the plan's queues, and of those that hold events for rules' targets. */
async function startQueues(
  context: EventContext,
  pollers: Map<string, QueuePoller>,
): Promise<void> {
  const { plan, fauxqs } = context;
  const addresses = targetsOf(plan);
  createTargetQueues(fauxqs, addresses);
  const functionTargets = addresses.filter(({ target }) => target.kind === 'function');
  const sources = plan.eventSources.filter((source) => source.kind === 'queue');
  for (const { queue } of [...functionTargets, ...sources]) await releaseInFlight(context, queue);

  for (const address of functionTargets) {
    pollers.set(address.queue, startTargetPoller(context, address));
  }
  for (const source of sources) {
    pollers.set(`${source.queue} -> ${source.functionId}`, startQueueSource(context, source));
  }
}

/** Whoever had these messages in hand is gone; at zero seconds the engine would lose them. */
async function releaseInFlight({ fauxqs, queues }: EventContext, queue: string): Promise<void> {
  const { inflight = [] } = fauxqs.inspectQueue(queue)?.messages ?? {};
  await queues.hide(
    queue,
    inflight.map(({ receiptHandle }) => ({ receiptHandle, seconds: 1 })),
  );
}

async function startStreams(
  context: EventContext,
  pollers: Map<string, StreamPoller>,
  engine: Parameters<typeof startStreamSource>[2],
): Promise<void> {
  for (const source of context.plan.eventSources) {
    if (source.kind !== 'stream') continue;
    const poller = await startStreamSource(context, source, engine);
    pollers.set(`stream of ${source.table} -> ${source.functionId}`, poller);
  }
}

function startExpiry(
  { databaseFile, endpoints }: EventSourcesOptions,
  context: EventContext,
  streams: ReadonlyMap<string, StreamPoller>,
) {
  if (databaseFile === undefined) return undefined;
  const index = openExpiryIndex(databaseFile, context.plan.tables);
  const sweeper = startTtlSweeper(context, {
    index,
    call: awsJsonClient(endpoints.dynamodb, 'DynamoDB_20120810'),
    isStreamRead: (table) =>
      [...streams]
        .filter(([name]) => name.startsWith(`stream of ${table} -> `))
        .every(([, poller]) => !poller.state(performance.now()).busy),
  });

  return { index, sweeper };
}

async function drain(
  clock: AdjustableClock,
  settler: Settler,
  { timeoutMs, stopped }: { readonly timeoutMs: number; readonly stopped: AbortSignal },
): Promise<void> {
  const patience = AbortSignal.timeout(timeoutMs);
  const began = performance.now();
  for (;;) {
    await settler.settle(timeoutMs - (performance.now() - began));
    const { retryAt } = settler.pending();
    if (retryAt === undefined) return;
    await sleepUntil(clock, retryAt, AbortSignal.any([patience, stopped]));
    if (patience.aborted) throw new DrainTimeoutError(timeoutMs, ['another attempt']);
  }
}
