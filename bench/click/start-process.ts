import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Starts a process of the benchmark, and waits until it tells where it answers. */
export async function startProcess<Told>(file: string) {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const [told] = (await once(child, 'message')) as [Told];
  return {
    told,
    async stop() {
      child.send('stop');
      await once(child, 'exit');
    },
  };
}
