import { rm } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findAssembly } from '../local/assembly.ts';
import type { CommandIo } from './command-io.ts';
import { type DemoSystem, openDemoSystem } from './demo/open-demo-system.ts';
import { playDemo } from './demo/play-demo.ts';
import { type DemoSummary, reportDemo } from './demo/report-demo.ts';
import { renderScreen } from './demo/screen/render-screen.ts';
import { tellStory } from './demo/story/tell-story.ts';
import { untilInterrupted } from './until-interrupted.ts';
import { UsageError } from './usage-error.ts';

const usage = `usage: tributary demo [--out DIR] [--keep] [--json]

Plays a quarter of a sample shop against the whole system on this machine, over HTTP: clicks, orders,
refunds, closes and a payout run. It shows what became of them.

  --out DIR  where the payout files are written  (default: .tributary/demo)
  --keep     leave the system running at the end, until it is interrupted
  --json     print one line of JSON after the screen

Exit codes: 0 done, 1 what is promised does not hold, 2 usage, 3 failed.`;

type Options = { readonly outputFolder: string; readonly keep: boolean; readonly json: boolean };

/**
 * `tributary demo`: the main job, end to end.
 *
 * @returns the exit code: 0, or 1 if the ledger or the figures violate what they promise.
 * @throws UsageError, or what the runtime and the API answer.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usage);
    return 0;
  }
  const options = readOptions(argv);
  const start = performance.now();
  const progress = (message: string) =>
    io.err(`${((performance.now() - start) / 1_000).toFixed(1).padStart(5)} s  ${message}`);
  const assemblyFolder = await findAssembly({
    onSynthesis: () => progress('synthesizing the stacks'),
  });
  progress('starting the system with empty data');
  const system = await openDemoSystem({ assemblyFolder, log: io.err });
  try {
    const story = tellStory();
    const played = await playDemo(system, story, nameFolder(options.outputFolder), progress);
    progress('asking the API, verifying the ledger');
    const { figures, summary, isSound } = await reportDemo(system, story, played);
    const seconds = Math.round((performance.now() - start) / 100) / 10;
    io.out(renderScreen(figures));
    if (options.json) io.out(JSON.stringify(describeResult(summary, played.files, seconds)));
    if (options.keep) await keepRunning(system, io);
    return isSound ? 0 : 1;
  } finally {
    await system.stop();
    if (!options.keep) await rm(system.dataFolder, { recursive: true, force: true });
  }
}

/** Below the working directory a relative path is shorter and the same on every machine. */
function nameFolder(folder: string): string {
  const below = relative('', folder);
  return below.startsWith('..') || isAbsolute(below) ? folder : below;
}

function describeResult(summary: DemoSummary, files: readonly string[], seconds: number) {
  const { orders, touches, conversions, paid, ledger } = summary;
  return { orders, touches, conversions, paid, files, ledger, seconds };
}

function readOptions(argv: readonly string[]): Options {
  const { values } = parse(argv);
  return {
    outputFolder: resolve(values.out ?? '.tributary/demo'),
    keep: values.keep ?? false,
    json: values.json ?? false,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: false,
      options: {
        out: { type: 'string' },
        keep: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
}

async function keepRunning({ runtime, dataFolder, apiKeys }: DemoSystem, io: CommandIo) {
  io.err(`
  HTTP API      ${runtime.url}
  clock         ${runtime.localUrl}/clock            POST {"advance":"30d"}
  queues        ${runtime.localUrl}/queues
  data          ${dataFolder}

${apiKeys.map(({ name, key, scopes }) => `  ${name} (${scopes.join(', ')})  ${key}`).join('\n')}

Interrupt (Ctrl-C) to stop.`);
  await untilInterrupted();
}
