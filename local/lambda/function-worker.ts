import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { entryFile } from '../entry-file.ts';
import type { InvokeResult, PlannedFunction } from '../plan.ts';
import type { InvokeMessage, ProcessMessage } from './messages.ts';

export type WorkerSettings = {
  readonly planned: PlannedFunction;
  readonly environment: Readonly<Record<string, string>>;
  /** A module that every process loads first, so that its date follows the runtime's clock. */
  readonly preload?: string;
  readonly onLine: (line: string) => void;
};

/** One process of a function. It serves one invocation at a time, as an environment of Lambda does. */
export type FunctionWorker = {
  readonly isAlive: () => boolean;
  /** Always answers: a crash and a time-out are failed results, and end the process. */
  invoke(message: InvokeMessage): Promise<InvokeResult>;
  end(): Promise<void>;
};

/** Loading a bundle may take long on a busy machine; it is not part of the function's time-out. */
const loadingLimitMs = 30_000;
/** Lambda's limit for an answer. */
const answerBytesMax = 6 * 1024 * 1024;

/** Starts a process for a function; the bundle loads while the caller prepares its first event. */
export function startFunctionWorker(settings: WorkerSettings): FunctionWorker {
  const child = startProcess(settings);
  // Closed rather than exited: then its last lines have been passed on too.
  const ended = once(child, 'close').catch(() => undefined);
  const ready = untilReady(child);
  let alive = true;
  child.on('exit', () => {
    alive = false;
  });
  child.on('error', () => {
    alive = false;
  });
  const end = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await ended;
  };

  return {
    isAlive: () => alive,
    end,
    async invoke(message) {
      const result = (await ready) ?? (await answerTo(child, message));
      // Lambda throws an environment away after a crash or a time-out, so its state is not reused.
      if (!result.ok && endsProcess(result.errorType)) alive = false;
      if (!alive) await end();

      return result;
    },
  };
}

function startProcess({ planned, environment, preload, onLine }: WorkerSettings): ChildProcess {
  const preloading = preload === undefined ? [] : ['--import', pathToFileURL(preload).href];
  const child = fork(entryFile('./function-process', import.meta.url), [], {
    cwd: planned.codeFolder,
    env: environment,
    execArgv: [
      '--disable-warning=ExperimentalWarning',
      `--max-old-space-size=${planned.memoryMb}`,
      ...preloading,
    ],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface(stream).on('line', onLine);
  }

  return child;
}

/** Undefined when the bundle is loaded, or the failed result of every invocation of this process. */
function untilReady(child: ChildProcess): Promise<InvokeResult | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(failed('Sandbox.Timedout', `Init did not end within ${loadingLimitMs} ms.`));
    }, loadingLimitMs);
    const settle = (result?: InvokeResult) => {
      clearTimeout(timer);
      resolve(result);
    };
    child.once('message', (message: ProcessMessage) => {
      if (message.kind === 'error') settle(failed(message.errorType, message.errorMessage, true));
      else settle();
    });
    child.once('exit', (code, signal) => settle(exited(code, signal)));
    child.once('error', (error) => settle(failed('Runtime.ExitError', error.message)));
  });
}

function answerTo(child: ChildProcess, message: InvokeMessage): Promise<InvokeResult> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      const seconds = (message.timeoutMs / 1000).toFixed(2);
      settle(failed('Sandbox.Timedout', `Task timed out after ${seconds} seconds`));
    }, message.timeoutMs);
    const onMessage = (answer: ProcessMessage) => {
      if (answer.kind !== 'ready' && answer.requestId === message.requestId)
        settle(resultOf(answer));
    };
    const onExit = (code: number | null, signal: string | null) => settle(exited(code, signal));
    const settle = (result: InvokeResult) => {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('exit', onExit);
      resolve(result);
    };
    child.on('message', onMessage);
    child.on('exit', onExit);
    if (child.exitCode !== null || child.signalCode !== null || !child.connected) {
      settle(exited(child.exitCode, child.signalCode));
    } else {
      child.send(message, (error) => {
        if (error) settle(failed('Runtime.ExitError', error.message));
      });
    }
  });
}

function resultOf(answer: Exclude<ProcessMessage, { kind: 'ready' }>): InvokeResult {
  if (answer.kind === 'error') return failed(answer.errorType, answer.errorMessage);
  if (Buffer.byteLength(answer.value) > answerBytesMax) {
    return failed(
      'Function.ResponseSizeTooLarge',
      `Response payload size exceeded maximum allowed payload size (${answerBytesMax} bytes).`,
    );
  }

  return { ok: true, value: JSON.parse(answer.value) };
}

function exited(code: number | null, signal: string | null): InvokeResult {
  const how = signal === null ? `exit status ${code}` : `signal: ${signal}`;

  return failed('Runtime.ExitError', `Runtime exited: ${how}`);
}

function failed(errorType: string, errorMessage: string, whileLoading = false): InvokeResult {
  return {
    ok: false,
    errorType: whileLoading ? `Runtime.${errorType}` : errorType,
    errorMessage,
  };
}

function endsProcess(errorType: string): boolean {
  return errorType.startsWith('Runtime.') || errorType.startsWith('Sandbox.');
}
