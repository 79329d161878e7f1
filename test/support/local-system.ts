import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AdjustableClock, openClock } from '../../local/clock/clock.ts';
import { installClock } from '../../local/clock/install-clock.ts';
import { type DynamoEngine, startDynamoEngine } from '../../local/engines/dynamo-engine.ts';
import { type QueueEngine, startQueueEngine } from '../../local/engines/queue-engine.ts';
import { awsJsonClient, type CallService } from '../../local/events/aws-json-client.ts';
import { type LocalBus, startBus } from '../../local/events/bus.ts';
import { type EventSources, startEventSources } from '../../local/events/event-sources.ts';
import type { LocalPlan } from '../../local/plan.ts';
import type { FakeFunctionHost } from './fake-function-host.ts';

export type LocalSystem = {
  readonly clock: AdjustableClock;
  readonly events: EventSources;
  readonly bus: LocalBus;
  readonly dynamodb: CallService;
  readonly log: readonly string[];
  send(queue: string, body: unknown, delaySeconds?: number): void;
  /** The bodies of the messages that a queue holds, whatever their state. */
  bodiesIn(queue: string): unknown[];
  /** The same, not parsed. */
  textsIn(queue: string): string[];
  put(table: string, item: Record<string, unknown>): Promise<unknown>;
  /** Stops everything and forgets the data. */
  remove(): Promise<void>;
  /** Stops all but DynamoDB, and starts it again over the same data. */
  restart(host: FakeFunctionHost, plan?: LocalPlan): Promise<LocalSystem>;
};

type Engines = {
  readonly folder: string;
  readonly clock: AdjustableClock;
  readonly queues: QueueEngine;
  readonly dynamo?: DynamoEngine;
  readonly databaseFile?: string;
  readonly uninstallClock: () => void;
};

const startAt = Date.UTC(2026, 0, 1, 0, 30);

/**
 * The real engines with the event sources of a plan, over a folder in memory; the clock stands in
 * 2026. With its file hidden, DynamoDB is as one that somebody else runs.
 */
export async function startLocalSystem(
  plan: LocalPlan,
  host: FakeFunctionHost,
  { hidesDatabaseFile = false }: { readonly hidesDatabaseFile?: boolean } = {},
): Promise<LocalSystem> {
  const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const folder = await mkdtemp(join(base, 'tributary-events-'));
  const clock = openClock({ dataFolder: folder, startAt });
  const uninstallClock = installClock(clock);
  const dynamo =
    plan.tables.length > 0 ? await startDynamoEngine(plan.tables, folder, {}) : undefined;
  const queues = await startQueueEngine({ queues: plan.queues, buckets: [], dataFolder: folder });

  return startEvents(plan, host, {
    ...{ folder, clock, queues, dynamo, uninstallClock },
    databaseFile: hidesDatabaseFile ? undefined : dynamo?.databaseFile,
  });
}

async function startEvents(
  plan: LocalPlan,
  host: FakeFunctionHost,
  engines: Engines,
): Promise<LocalSystem> {
  const { clock, queues, dynamo, folder } = engines;
  const { fauxqs } = queues;
  const log: string[] = [];
  const note = (message: string) => void log.push(message);
  const bus = await startBus({ plan, clock, fauxqs, log: note });
  const dynamoEndpoint = dynamo?.endpoint ?? 'http://127.0.0.1:1';
  const events = await startEventSources({
    plan,
    host,
    clock,
    fauxqs,
    endpoints: { dynamodb: dynamoEndpoint, sqs: queues.endpoint },
    databaseFile: engines.databaseFile,
    dataFolder: folder,
    log: note,
  });
  const dynamodb = awsJsonClient(dynamoEndpoint, 'DynamoDB_20120810');
  const stopEvents = async () => {
    await bus.stop();
    await events.stop();
  };

  return {
    clock,
    events,
    bus,
    dynamodb,
    log,
    send: (queue, body, delaySeconds) =>
      void fauxqs.sendMessage(queue, JSON.stringify(body), { delaySeconds }),
    bodiesIn: (queue) => textsIn(queues, queue).map((text) => JSON.parse(text)),
    textsIn: (queue) => textsIn(queues, queue),
    put: (table, item) => dynamodb('PutItem', { TableName: table, Item: item }),
    async remove() {
      try {
        await stopEvents();
      } finally {
        // Whatever failed: engines left running would keep the test runner from ending.
        await queues.stop();
        await dynamo?.stop();
        engines.uninstallClock();
        await rm(folder, { recursive: true });
      }
    },
    async restart(nextHost, nextPlan = plan) {
      await stopEvents();
      await queues.stop();
      const queuesAgain = await startQueueEngine({
        queues: nextPlan.queues,
        buckets: [],
        dataFolder: folder,
      });
      return startEvents(nextPlan, nextHost, { ...engines, queues: queuesAgain });
    },
  };
}

function textsIn({ fauxqs }: QueueEngine, queue: string): string[] {
  const held = fauxqs.inspectQueue(queue)?.messages;
  if (held === undefined) throw new Error(`There is no queue ${queue}.`);
  const messages = [...held.ready, ...held.delayed, ...held.inflight.map(({ message }) => message)];

  return messages.map(({ body }) => body);
}
