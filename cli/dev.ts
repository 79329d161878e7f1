import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findAssembly } from '../local/assembly.ts';
import { type LocalRuntime, startRuntime } from '../local/runtime.ts';
import { watchSources } from '../local/watch-sources.ts';
import { announceRuntime } from './announce-runtime.ts';
import type { CommandIo } from './command-io.ts';
import type { SeededKey } from './seed/load-seed.ts';
import { untilInterrupted } from './until-interrupted.ts';
import { UsageError } from './usage-error.ts';

const usage = `usage: tributary dev [--data DIR] [--port N] [--seed FILE] [--start-at INSTANT] [--verbose] [--json]

Runs the whole system on this machine until it is interrupted. It listens on the loopback interface
only, and takes over a function when its source changes.

  --data DIR          where everything is kept                    (default: .tributary/data)
  --port N            port of the HTTP API, 0 for any             (default: 4000)
  --seed FILE         load programs, creators, links and plans from a YAML file
  --start-at INSTANT  where the clock of new data starts, such as 2026-02-01T00:00:00Z
  --verbose           show what the functions write
  --json              print one line of JSON when it is ready`;

type Options = {
  readonly dataFolder: string;
  readonly port: number;
  readonly seedFile?: string;
  /** Epoch milliseconds. */
  readonly startAt?: number;
  readonly verbose: boolean;
  readonly json: boolean;
};

/**
 * `tributary dev`: the whole system on this machine.
 *
 * @returns the exit code, 0, once it was interrupted and has stopped.
 * @throws UsageError, or what `findAssembly` and `startRuntime` throw.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usage);
    return 0;
  }
  const options = readOptions(argv);
  const interrupted = untilInterrupted();
  const synthesisStart = performance.now();
  const assemblyFolder = await findAssembly({
    onSynthesis: () => io.err('Synthesizing the stacks …'),
  });

  const start = performance.now();
  const runtime = await startRuntime({
    assemblyFolder,
    dataFolder: options.dataFolder,
    port: options.port,
    startAt: options.startAt,
    log: io.err,
    onFunctionLog: options.verbose ? (name, line) => io.err(`[${name}] ${line}`) : undefined,
  });
  try {
    const startedInMs = Math.round(performance.now() - start);
    const apiKeys = await seed(runtime, options.seedFile, io.err);
    const { url, localUrl } = runtime;
    const { dataFolder: data, json } = options;
    const synthesizedInMs = Math.round(start - synthesisStart);
    announceRuntime(io, { url, localUrl, data, startedInMs, synthesizedInMs, apiKeys }, json);
    const stopWatching = watchSources(() => reload(runtime, io));
    await interrupted;
    stopWatching();
  } finally {
    await runtime.stop();
  }

  return 0;
}

function readOptions(argv: readonly string[]): Options {
  const { values } = parse(argv);
  const port = values.port ?? '4000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new UsageError(`--port must be a number up to 65535, not "${port}".`);
  }
  if (values.seed !== undefined && !existsSync(values.seed)) {
    throw new UsageError(`There is no file ${values.seed} to load.`);
  }
  const startAt = values['start-at'] === undefined ? undefined : Date.parse(values['start-at']);
  if (Number.isNaN(startAt)) {
    throw new UsageError(`--start-at must be an RFC 3339 instant, not "${values['start-at']}".`);
  }

  return {
    dataFolder: resolve(values.data ?? '.tributary/data'),
    port: Number(port),
    seedFile: values.seed,
    startAt,
    verbose: values.verbose ?? false,
    json: values.json ?? false,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: false,
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        seed: { type: 'string' },
        'start-at': { type: 'string' },
        verbose: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
}

async function seed(
  { url, secrets }: LocalRuntime,
  file: string | undefined,
  log: CommandIo['err'],
): Promise<readonly SeededKey[]> {
  if (file === undefined) return [];
  const operatorKey = secrets.valueOf('OPERATOR_KEY_SECRET');
  if (operatorKey === undefined) {
    throw new Error('The stacks make no operator key to load a seed with.');
  }
  const { loadSeed } = await import('./seed/load-seed.ts');
  const { apiKeys } = await loadSeed({ url, operatorKey, file, log });

  return apiKeys;
}

/** A source that does not bundle yet is no reason to stop what runs. */
async function reload(runtime: LocalRuntime, io: CommandIo): Promise<void> {
  try {
    const changed = runtime.reload(await findAssembly());
    if (changed.length > 0) io.err(`Took over ${changed.join(', ')}.`);
  } catch (error) {
    io.err(error instanceof Error ? error.message : String(error));
  }
}
