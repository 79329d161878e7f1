import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Measurement } from './measurement.ts';

const pathOf = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Does a task with a path file in a process of its own. */
export function measureTask(task: string, path: string): Measurement {
  return JSON.parse(run([pathOf('run-task.ts'), task, path]).stdout);
}

/** Runs `tributary attribute` as a user does; time is from the call to the end, Node's start included. */
export function measureCommand(model: string, path: string): Measurement {
  const start = performance.now();
  const { stdout, stderr } = run([
    `--import=${pathOf('report-usage.ts')}`,
    pathOf('../../bin/tributary.js'),
    'attribute',
    path,
    '--model',
    model,
    '--json',
  ]);
  const seconds = (performance.now() - start) / 1_000;
  const [cpuMicroseconds = 0, peakKilobytes = 0] = stderr.split(' ').map(Number);
  return {
    seconds,
    cpuSeconds: cpuMicroseconds / 1e6,
    peakMegabytes: peakKilobytes / 1_024,
    result: [JSON.parse(stdout).credits],
  };
}

function run(argv: readonly string[]): { readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(`${argv.join(' ')} failed: ${stderr}`);
  return { stdout, stderr };
}
