/**
 * The program that one process of a function runs: it loads the bundle, as Lambda's runtime client
 * does, then answers one invocation after another over IPC.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { InvokeMessage, ProcessMessage } from './messages.ts';

type Handler = (event: unknown, context: Record<string, unknown>) => unknown;
type ShiftedClock = { setOffset(offsetMs: number): void };

const clockKey = Symbol.for('tributary.local.clock');
let current: string | undefined;

// The host is gone: a handler left behind would keep writing to a store that somebody else opens.
process.on('disconnect', () => process.exit(0));
// A terminal interrupts the whole group; the host lets what runs here finish, then disconnects.
process.on('SIGINT', () => {});
process.on('unhandledRejection', (reason) => {
  console.error(reason);
  report({ kind: 'error', ...describe(reason, 'Runtime.UnhandledPromiseRejection') }, () =>
    process.exit(128),
  );
});
process.on('message', (message) => void answer(message as InvokeMessage));

const loading = loadHandler();
loading.then(
  () => report({ kind: 'ready' }),
  (error: unknown) => {
    console.error(error);
    report({ kind: 'error', ...describe(error) }, () => process.exit(1));
  },
);

async function answer(message: InvokeMessage): Promise<void> {
  const { requestId } = message;
  current = requestId;
  // The preloaded clock, if there is one, moves this process to the runtime's date.
  (globalThis as { [clockKey]?: ShiftedClock })[clockKey]?.setOffset(message.clockOffsetMs);
  try {
    const handler = await loading;
    const value = await handler(JSON.parse(message.event), contextOf(message));
    report({ kind: 'value', requestId, value: JSON.stringify(value) ?? 'null' });
  } catch (error) {
    console.error(error);
    report({ kind: 'error', requestId, ...describe(error) });
  } finally {
    current = undefined;
  }
}

async function loadHandler(): Promise<Handler> {
  const [file = '', name = ''] = (process.env._HANDLER ?? '').split('.');
  const root = process.env.LAMBDA_TASK_ROOT ?? '';
  const path = ['.mjs', '.js', '.cjs'].map((end) => join(root, file + end)).find(existsSync);
  if (path === undefined) throw new Error(`Cannot find module '${file}' in ${root}.`);

  const loaded = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
  const handler = loaded[name] ?? (loaded.default as Record<string, unknown> | undefined)?.[name];
  if (typeof handler !== 'function')
    throw new Error(`${file}.${name} is undefined or not exported.`);

  return handler as Handler;
}

function contextOf(message: InvokeMessage): Record<string, unknown> {
  const environment = process.env;
  // Monotonic, because the date of this process may be shifted while the time-out is real.
  const deadline = performance.now() + message.timeoutMs;

  return {
    awsRequestId: message.requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: environment.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: environment.AWS_LAMBDA_FUNCTION_VERSION,
    invokedFunctionArn: message.functionArn,
    memoryLimitInMB: environment.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: environment.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: environment.AWS_LAMBDA_LOG_STREAM_NAME,
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadline - performance.now())),
  };
}

function describe(error: unknown, errorType?: string): { errorType: string; errorMessage: string } {
  return error instanceof Error
    ? { errorType: errorType ?? error.name, errorMessage: error.message }
    : { errorType: errorType ?? 'Error', errorMessage: String(error) };
}

function report(message: ProcessMessage, then?: () => void): void {
  const complete = message.kind === 'error' ? { requestId: current, ...message } : message;
  if (process.connected) process.send?.(complete, undefined, undefined, () => then?.());
}
