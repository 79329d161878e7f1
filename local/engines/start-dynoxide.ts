import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { DynamoEngine } from './dynamo-engine.ts';
import { endStaleProcess } from './end-stale-process.ts';
import { freePort } from './free-port.ts';

const attemptsMax = 3;

/**
 * Starts dynoxide over a database file, on a free port of the loopback interface.
 *
 * It always gets a file, because only there can its stream records be indexed.
 *
 * @param pidFile - remembers the process, which outlives a killed parent: the next start ends it,
 *   as two servers over one file would corrupt each other's streams.
 * @throws Error if the server ends before it listens.
 */
export async function startDynoxide(
  binary: string,
  databaseFile: string,
  pidFile: string,
): Promise<DynamoEngine> {
  await endStaleProcess(pidFile, databaseFile);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(binary, databaseFile, pidFile);
    } catch (error) {
      // Somebody else may have taken the port between the question and the answer.
      if (attempt === attemptsMax) throw error;
    }
  }
}

async function startOnce(
  binary: string,
  databaseFile: string,
  pidFile: string,
): Promise<DynamoEngine> {
  const port = await freePort();
  const server = spawn(binary, ['--port', String(port), '--db-path', databaseFile], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {},
    // In a group of its own: the terminal's interrupt would end it before the handlers are done.
    detached: true,
  });
  const ended = once(server, 'exit').catch(() => undefined);
  if (server.pid !== undefined) writeFileSync(pidFile, String(server.pid));
  // It reports on standard error, and must be able to go on doing so for ever.
  const lines = createInterface(server.stderr);
  const listening = once(lines, 'line');
  const first = await Promise.race([listening, ended.then(() => undefined)]);
  if (first === undefined) throw new Error('The local DynamoDB ended before it listened.');

  return {
    pid: server.pid,
    endpoint: `http://127.0.0.1:${port}`,
    async stop() {
      server.kill();
      await ended;
      rmSync(pidFile, { force: true });
    },
  };
}
