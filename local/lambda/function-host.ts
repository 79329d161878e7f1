import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { localAccountId, localRegion } from '../local-account.ts';
import type { FunctionHost, InvokeResult, LocalClock, PlannedFunction } from '../plan.ts';
import { functionEnvironment, type LocalEndpoints } from './function-environment.ts';
import { type FunctionWorker, startFunctionWorker } from './function-worker.ts';
import { ThrottledError } from './throttled-error.ts';

export type FunctionHostOptions = {
  readonly functions: readonly PlannedFunction[];
  readonly endpoints: LocalEndpoints;
  readonly clock: LocalClock;
  /** The file that shifts a process's date (`clock/preload`); without it dates stay real. */
  readonly clockPreload?: string;
  /** Gets every line that a function writes. */
  readonly onLog?: (functionName: string, line: string) => void;
};

/** A function host with what the runtime needs beside invoking. */
export type LocalFunctionHost = FunctionHost & {
  /** Invocations that run or wait for a process: zero when the functions are at rest. */
  readonly pending: () => number;
  /** Takes over a new version of a function: its processes end as they become idle. */
  replace(planned: PlannedFunction): void;
  /** Ends all processes; what was running fails. */
  stop(): Promise<void>;
};

type Pool = {
  planned: PlannedFunction;
  /** Counts replacements, so that a process of an older version is not used again. */
  version: number;
  readonly idle: FunctionWorker[];
  readonly all: Set<FunctionWorker>;
  readonly waiting: (() => void)[];
  busy: number;
};

/** More processes than this per function are slower, not faster, on a machine that runs everything. */
const processesPerFunctionMax = Math.min(2, availableParallelism());

/**
 * Runs each function in processes of its own, which stay warm between invocations.
 *
 * A function has at most as many processes as the machine has cores, and never more than its
 * reserved concurrency.
 */
export function createFunctionHost(options: FunctionHostOptions): LocalFunctionHost {
  const pools = new Map(options.functions.map((planned) => [planned.logicalId, newPool(planned)]));
  let pending = 0;
  let stopped = false;

  async function invoke(
    functionId: string,
    event: unknown,
    { waitForCapacity = false }: { waitForCapacity?: boolean } = {},
  ): Promise<InvokeResult> {
    const pool = pools.get(functionId);
    if (pool === undefined) throw new RangeError(`There is no function ${functionId}.`);
    pending += 1;
    try {
      await takeCapacity(pool, waitForCapacity);
      return stopped ? stoppedResult : await runOnWorker(pool, event);
    } finally {
      pending -= 1;
    }
  }

  async function runOnWorker(pool: Pool, event: unknown): Promise<InvokeResult> {
    const { version } = pool;
    const worker = idleWorker(pool) ?? startWorker(pool, options);
    try {
      return await worker.invoke({
        requestId: randomUUID(),
        event: JSON.stringify(event) ?? 'null',
        timeoutMs: pool.planned.timeoutMs,
        clockOffsetMs: options.clock.offsetMs,
        functionArn: `arn:aws:lambda:${localRegion}:${localAccountId}:function:${pool.planned.name}`,
      });
    } finally {
      giveBack(pool, worker, version);
    }
  }

  return {
    invoke,
    pending: () => pending,
    replace(planned) {
      const pool = pools.get(planned.logicalId) ?? newPool(planned);
      pools.set(planned.logicalId, pool);
      pool.planned = planned;
      pool.version += 1;
      for (const worker of pool.idle.splice(0)) retire(pool, worker);
    },
    async stop() {
      stopped = true;
      const workers = [...pools.values()].flatMap((pool) => [...pool.all]);
      await Promise.all(workers.map((worker) => worker.end()));
    },
  };
}

const stoppedResult: InvokeResult = {
  ok: false,
  errorType: 'Runtime.ExitError',
  errorMessage: 'The local runtime is stopping.',
};

function newPool(planned: PlannedFunction): Pool {
  return { planned, version: 0, idle: [], all: new Set(), waiting: [], busy: 0 };
}

function processesMax({ reservedConcurrency = Number.POSITIVE_INFINITY }: PlannedFunction): number {
  return Math.min(reservedConcurrency, processesPerFunctionMax);
}

async function takeCapacity(pool: Pool, wait: boolean): Promise<void> {
  const limit = processesMax(pool.planned);
  if (pool.busy < limit) {
    pool.busy += 1;
    return;
  }
  if (!wait || limit === 0) throw new ThrottledError(pool.planned.logicalId);

  // Whoever gives a process back hands its place over, so a late caller cannot overtake.
  await new Promise<void>((resolve) => pool.waiting.push(resolve));
}

function giveBack(pool: Pool, worker: FunctionWorker, version: number): void {
  if (worker.isAlive() && version === pool.version) pool.idle.push(worker);
  else retire(pool, worker);

  const next = pool.waiting.shift();
  if (next === undefined) pool.busy -= 1;
  else next();
}

function idleWorker(pool: Pool): FunctionWorker | undefined {
  for (let worker = pool.idle.pop(); worker !== undefined; worker = pool.idle.pop()) {
    if (worker.isAlive()) return worker;
    retire(pool, worker);
  }
  return undefined;
}

function startWorker(pool: Pool, options: FunctionHostOptions): FunctionWorker {
  const { planned } = pool;
  const worker = startFunctionWorker({
    planned,
    environment: functionEnvironment(planned, options.endpoints),
    preload: options.clockPreload,
    onLine: (line) => options.onLog?.(planned.label ?? planned.name, line),
  });
  pool.all.add(worker);

  return worker;
}

function retire(pool: Pool, worker: FunctionWorker): void {
  pool.all.delete(worker);
  void worker.end();
}
