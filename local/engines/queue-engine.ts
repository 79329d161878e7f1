import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { entryFile } from '../entry-file.ts';
import { queueUrl } from '../local-account.ts';
import type { PlannedBucket, PlannedQueue } from '../plan.ts';

/** What the runtime tells the process that serves the queues. */
export type QueueProcessMessage =
  | {
      readonly kind: 'start';
      readonly dataFolder: string;
      readonly clockOffsetMs: number;
      readonly queues: readonly PlannedQueue[];
      readonly buckets: readonly PlannedBucket[];
      readonly companionPid?: number;
    }
  | { readonly kind: 'set-clock'; readonly clockOffsetMs: number }
  | { readonly kind: 'stop' };

export type QueueProcessReply =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'clock-set' }
  | { readonly kind: 'failed'; readonly message: string };

/** The messages of one queue, seen without receiving them. Instants are epoch milliseconds. */
export type QueueState = {
  readonly ready: number;
  readonly delayedUntil: readonly number[];
  readonly inFlight: readonly { readonly receiptHandle: string; readonly visibleAt: number }[];
};

export type QueueEngine = {
  /** Serves SQS and S3. */
  readonly endpoint: string;
  readonly queueUrl: (name: string) => string;
  /** @throws Error if there is no such queue. */
  inspect(queueName: string): Promise<QueueState>;
  /** Resolves when the engine's date has moved, so that due messages are ready afterwards. */
  setClockOffset(clockOffsetMs: number): Promise<void>;
  stop(): Promise<void>;
};

export type QueueEngineOptions = {
  readonly queues: readonly PlannedQueue[];
  readonly buckets: readonly PlannedBucket[];
  readonly dataFolder: string;
  readonly clockOffsetMs: number;
  /** The file that shifts a process's date (`clock/preload`); without it dates stay real. */
  readonly clockPreload?: string;
  /** A process that has no way to notice the end of the runtime; this one ends it in that case. */
  readonly companionPid?: number;
};

/** Starts SQS and S3 over files in the data folder, with the queues and buckets of the template. */
export async function startQueueEngine(options: QueueEngineOptions): Promise<QueueEngine> {
  const { clockPreload, queues, ...settings } = options;
  const child = startProcess(clockPreload);
  const closed = once(child, 'close').catch(() => undefined);
  const started = await ask(child, { kind: 'start', queues, ...settings });
  if (started.kind !== 'listening') throw new Error('The local SQS did not start.');
  const endpoint = `http://127.0.0.1:${started.port}`;
  const states = await Promise.all(queues.map(({ name }) => inspect(endpoint, name)));
  await Promise.all(queues.map(({ name }, index) => release(endpoint, name, states[index])));

  return {
    endpoint,
    queueUrl: (name) => queueUrl(endpoint, name),
    inspect: (name) => inspect(endpoint, name),
    async setClockOffset(offset) {
      await ask(child, { kind: 'set-clock', clockOffsetMs: offset });
    },
    async stop() {
      if (child.connected) child.send({ kind: 'stop' });
      await closed;
    },
  };
}

function startProcess(clockPreload: string | undefined): ChildProcess {
  const preload = clockPreload === undefined ? [] : ['--import', pathToFileURL(clockPreload).href];

  return fork(entryFile('./queue-process', import.meta.url), [], {
    env: { TZ: 'UTC' },
    execArgv: ['--disable-warning=ExperimentalWarning', ...preload],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** Sends one message and waits for its reply; the process answers in order. */
async function ask(child: ChildProcess, message: QueueProcessMessage): Promise<QueueProcessReply> {
  const aborted = new AbortController();
  const { signal } = aborted;
  child.send(message);
  try {
    const [reply] = (await Promise.race([
      once(child, 'message', { signal }),
      once(child, 'exit', { signal }).then(() => [
        { kind: 'failed', message: 'The process that serves SQS ended.' },
      ]),
    ])) as [QueueProcessReply];
    if (reply.kind === 'failed') throw new Error(`The local SQS failed: ${reply.message}`);
    return reply;
  } finally {
    aborted.abort();
  }
}

type Inspection = {
  readonly messages: {
    readonly ready: readonly unknown[];
    readonly delayed: readonly { readonly delayUntil?: number }[];
    readonly inflight: readonly { receiptHandle: string; visibilityDeadline: number }[];
  };
};

async function inspect(endpoint: string, queueName: string): Promise<QueueState> {
  const response = await fetch(`${endpoint}/_fauxqs/queues/${queueName}`);
  if (!response.ok) throw new Error(`There is no queue ${queueName}.`);
  const { messages } = (await response.json()) as Inspection;

  return {
    ready: messages.ready.length,
    delayedUntil: messages.delayed.map(({ delayUntil = 0 }) => delayUntil),
    inFlight: messages.inflight.map(({ receiptHandle, visibilityDeadline }) => ({
      receiptHandle,
      visibleAt: visibilityDeadline,
    })),
  };
}

/**
 * Shows the messages again that were in flight when an earlier runtime ended: their receivers are
 * gone. One second, because the engine fails at zero when it keeps its data on disk.
 */
async function release(endpoint: string, queueName: string, state?: QueueState): Promise<void> {
  for (const { receiptHandle } of state?.inFlight ?? []) {
    await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': 'AmazonSQS.ChangeMessageVisibility',
      },
      body: JSON.stringify({
        QueueUrl: queueUrl(endpoint, queueName),
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: 1,
      }),
    });
  }
}
