import { join, resolve } from 'node:path';
import { type AdjustableClock, openClock } from './clock/clock.ts';
import { installClock } from './clock/install-clock.ts';
import { answerControl } from './control/control-routes.ts';
import { type QueueDepth, queueDepths } from './control/queue-depths.ts';
import { entryFile } from './entry-file.ts';
import { type EventSources, startEventSources } from './events/event-sources.ts';
import { makeHttpApi } from './http/http-api.ts';
import { openHttpFront } from './http/http-front.ts';
import { changedFunctions } from './lambda/changed-functions.ts';
import type { LocalEndpoints } from './lambda/function-environment.ts';
import { createFunctionHost, type LocalFunctionHost } from './lambda/function-host.ts';
import { openFunctionLogs } from './lambda/function-logs.ts';
import { lockDataFolder } from './lock-data-folder.ts';
import type { LocalPlan, PlannedApi } from './plan.ts';
import { type RuntimeSecrets, runtimeSecrets } from './runtime-secrets.ts';
import { type Engines, startEngines } from './start-engines.ts';

export type RuntimeOptions = {
  /** What `cdk synth` or `synthesizeAssembly` wrote. */
  readonly assemblyFolder: string;
  /** Everything that outlives the process; made if it is not there. */
  readonly dataFolder: string;
  /** Port of the HTTP API; zero, the default, lets the system choose. */
  readonly port?: number;
  /** Epoch milliseconds at which the clock of a new data folder starts. Default: now. */
  readonly startAt?: number;
  /** Hears what the runtime has to report. */
  readonly log?: (message: string) => void;
  /** Hears every line that a function writes, beside the function's log file. */
  readonly onFunctionLog?: (functionName: string, line: string) => void;
  /** Where `AWS_ENDPOINT_URL_DYNAMODB` is looked up. Default: this process's environment. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
};

export type LocalRuntime = Pick<EventSources, 'advance' | 'drain' | 'redrive'> & {
  /** The HTTP API. */
  readonly url: string;
  /** The routes of the runtime itself: clock, drain, queues, redrive, plan, secrets. */
  readonly localUrl: string;
  readonly endpoints: LocalEndpoints;
  readonly plan: LocalPlan;
  readonly clock: AdjustableClock;
  readonly secrets: RuntimeSecrets;
  queues(): QueueDepth[];
  /**
   * Takes over the functions of a newer assembly of the same stacks.
   *
   * @returns the names of the functions whose bundle or settings changed.
   * @throws StructureChangedError if more than functions changed.
   */
  reload(assemblyFolder: string): string[];
  /** Ends everything, in order; the data folder can be opened again. Doing so twice is harmless. */
  stop(): Promise<void>;
};

/**
 * Runs a synthesized application on this machine: its API, functions, tables, queues, buckets,
 * secrets, schedules and bus, all on the loopback interface, with all state in the data folder.
 *
 * While it runs, the dates of this process follow the runtime's clock. Wait with timers, and measure
 * with `performance`.
 *
 * @throws DataFolderInUseError, PortTakenError, NoDynamoError or TemplateError.
 */
export async function startRuntime(options: RuntimeOptions): Promise<LocalRuntime> {
  const closers: (() => unknown)[] = [];
  const stop = async () => {
    for (const close of closers.splice(0).toReversed()) await close();
  };
  try {
    return await startParts(options, closers, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  options: RuntimeOptions,
  closers: (() => unknown)[],
  stop: () => Promise<void>,
): Promise<LocalRuntime> {
  const { assemblyFolder, environment = process.env, log = () => {} } = options;
  const dataFolder = resolve(options.dataFolder);
  closers.push(lockDataFolder(dataFolder));
  const clock = openClock({ dataFolder, startAt: options.startAt });
  closers.push(installClock(clock));
  const front = await openHttpFront(options.port ?? 0);
  closers.push(front.stop);

  const engines = await startEngines({
    assemblyFolder,
    dataFolder,
    clock,
    apiUrl: front.url,
    environment,
    closers,
  });
  const { plan, endpoints, fauxqs, databaseFile } = engines;
  const host = startHost(options, join(dataFolder, 'logs'), engines, clock);
  closers.push(host.stop);
  const events = await startEventSources({
    ...{ plan, host, clock, endpoints, fauxqs, databaseFile, dataFolder, log },
  });
  closers.push(events.stop);

  const runtime: LocalRuntime = {
    ...{ url: front.url, localUrl: `${front.url}/_local`, endpoints, plan, clock, stop },
    ...{ drain: events.drain, advance: events.advance, redrive: events.redrive },
    secrets: runtimeSecrets(engines.secrets, plan),
    queues: () => queueDepths(plan, fauxqs),
    reload: makeReload(engines, host),
  };
  front.serve({
    api: makeHttpApi(onlyApi(plan), host),
    clock,
    control: (request) => answerControl(runtime, request),
    onError: (error) => log(`A request failed: ${error instanceof Error ? error.stack : error}`),
  });
  // Again, so that it is the first to end: nothing new comes in while the rest finishes.
  closers.push(front.stop);

  return runtime;
}

function startHost(
  options: RuntimeOptions,
  logFolder: string,
  { plan, endpoints }: Engines,
  clock: AdjustableClock,
): LocalFunctionHost {
  const logs = openFunctionLogs(logFolder);
  const host = createFunctionHost({
    functions: plan.functions,
    endpoints,
    clock,
    clockPreload: entryFile('./clock/preload', import.meta.url),
    onLog(functionName, line) {
      logs.write(functionName, line);
      options.onFunctionLog?.(functionName, line);
    },
  });

  return {
    ...host,
    async stop() {
      await host.stop();
      logs.close();
    },
  };
}

function makeReload(
  { plan: { functions: first, ...structure }, planOf }: Engines,
  host: LocalFunctionHost,
): LocalRuntime['reload'] {
  let functions = first;

  return (assemblyFolder) => {
    const newer = planOf(assemblyFolder);
    const changed = changedFunctions(functions, newer, structure);
    for (const planned of changed) host.replace(planned);
    functions = newer.functions;

    return changed.map(({ name, label = name }) => label);
  };
}

/** One port serves one API; a second one would be unreachable, so it is refused. */
function onlyApi({ apis }: LocalPlan): PlannedApi {
  const [api = { logicalId: 'NoApi', name: 'none', routes: [] }, second] = apis;
  if (second !== undefined) {
    throw new Error(
      `The template has two HTTP APIs, ${api.logicalId} and ${second.logicalId}; one runs here.`,
    );
  }

  return api;
}
