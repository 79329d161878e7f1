import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

type Announcement = {
  readonly url: string;
  readonly localUrl: string;
  readonly data: string;
  readonly startedInMs: number;
};

const launcher = fileURLToPath(new URL('../../bin/tributary.js', import.meta.url));
const synthesisMs = 120_000;

describe('tributary dev', () => {
  let dataFolder: string;
  const children: ChildProcess[] = [];

  beforeEach(() => {
    dataFolder = mkdtempSync(join(tmpdir(), 'dev-'));
  });

  afterEach(async () => {
    for (const child of children.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    rmSync(dataFolder, { recursive: true });
  });

  function dev(...options: string[]): ChildProcess {
    const child = spawn(
      process.execPath,
      [launcher, 'dev', '--data', dataFolder, '--json', ...options],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    children.push(child);
    return child;
  }

  async function untilReady({ stdout }: ChildProcess): Promise<Announcement> {
    if (stdout === null) throw new Error('The standard output is not read.');
    const [line] = (await once(createInterface(stdout), 'line')) as [string];
    return JSON.parse(line) as Announcement;
  }

  async function exitCode(child: ChildProcess): Promise<number | null> {
    const [code] = (await once(child, 'exit')) as [number | null];
    return code;
  }

  it(
    'serves the real stacks, says where, and stops cleanly when it is interrupted',
    async () => {
      const child = dev('--port', '0');

      const { url, localUrl, data } = await untilReady(child);
      const health = await fetch(`${url}/healthz`);
      const { value: operatorKey } = (await (
        await fetch(`${localUrl}/secrets/OPERATOR_KEY_SECRET`)
      ).json()) as { value: string };
      child.kill('SIGINT');

      expect(health.status).toBe(200);
      expect(operatorKey).toMatch(/^[A-Za-z0-9]{64}$/);
      expect(data).toBe(dataFolder);
      expect(await exitCode(child)).toBe(0);
    },
    synthesisMs,
  );

  it(
    'can be started again on the same data after it was killed, but not twice at once',
    async () => {
      const killed = dev('--port', '0');
      await untilReady(killed);
      killed.kill('SIGKILL');
      await once(killed, 'exit');

      await untilReady(dev('--port', '0'));
      const second = dev('--port', '0');

      expect(await exitCode(second)).toBe(3);
    },
    synthesisMs,
  );

  it(
    'says that its port is taken',
    async () => {
      const { url } = await untilReady(dev('--port', '0'));
      const { port } = new URL(url);
      const other = spawn(process.execPath, [
        ...[launcher, 'dev', '--port', port, '--data', join(dataFolder, 'other')],
      ]);
      children.push(other);
      const [line] = (await once(createInterface(other.stderr), 'line')) as [string];

      expect(line).toContain(`Port ${port} is taken`);
    },
    synthesisMs,
  );
});
