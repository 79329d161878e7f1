import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export type KillableRuntime = {
  readonly url: string;
  readonly operatorKey: string;
  /** Ends the process as a power cut would: nothing of it can react. */
  kill(): Promise<void>;
};

const program = fileURLToPath(new URL('./story-runtime.ts', import.meta.url));

/** Starts the local runtime as a process of its own, on a port and data that outlive it. */
export async function startKillableRuntime(options: {
  readonly assemblyFolder: string;
  readonly dataFolder: string;
  readonly port: number;
}): Promise<KillableRuntime> {
  const { assemblyFolder, dataFolder, port } = options;
  const child = fork(program, [assemblyFolder, dataFolder, String(port)], { execArgv: [] });
  const ended = once(child, 'exit');
  const ready = once(child, 'message') as Promise<[Pick<KillableRuntime, 'url' | 'operatorKey'>]>;
  const first = await Promise.race([ready, ended.then(() => undefined)]);
  if (first === undefined) throw new Error('The runtime ended before it was ready.');

  return { ...first[0], kill: () => endAtOnce(child, ended) };
}

async function endAtOnce(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}
