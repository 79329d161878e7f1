import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { DynamoEngine } from './dynamo-engine.ts';
import { endStaleProcess } from './end-stale-process.ts';
import { freePort } from './free-port.ts';

const attemptsMax = 3;

/**
 * Ends the server when standard input closes, which happens even if this process is killed: left
 * behind, it would hold the database that the next runtime opens.
 */
const guardedServer = `
exec 3<&0
pid_file=$1; shift
"$@" </dev/null & server=$!
echo $server > "$pid_file"
{ read -r _; kill $server; } <&3 2>/dev/null &
wait $server`;

/**
 * Starts dynoxide over a database file, on a free port of the loopback interface.
 *
 * It always gets a file, because only there can its stream records be indexed.
 *
 * @param pidFile - remembers the server, should even its guard be gone: the next start ends it.
 * @throws Error if the server ends before it listens.
 */
export async function startDynoxide(
  binary: string,
  databaseFile: string,
  pidFile: string,
): Promise<DynamoEngine> {
  await endStaleProcess(pidFile, databaseFile);
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const command = [binary, '--port', String(port), '--db-path', databaseFile];
    const server = spawn('/bin/sh', ['-c', guardedServer, 'sh', pidFile, ...command], {
      stdio: ['pipe', 'ignore', 'pipe'],
      env: {},
      // In a group of its own: the terminal's interrupt would end it before the handlers are done.
      detached: true,
    });
    const ended = once(server, 'exit');
    if (await isListening(server, ended)) {
      return { endpoint: `http://127.0.0.1:${port}`, databaseFile, stop };
    }
    // Somebody else may have taken the port between the question and the answer.
    if (attempt === attemptsMax) throw new Error('The local DynamoDB ended before it listened.');

    async function stop() {
      server.stdin?.end();
      await ended;
      rmSync(pidFile, { force: true });
    }
  }
}

/** It says on standard error that it listens, and must be able to go on reporting there for ever. */
async function isListening(server: ChildProcess, ended: Promise<unknown>): Promise<boolean> {
  if (server.stderr === null) return false;
  const listening = once(createInterface(server.stderr), 'line');
  const first = await Promise.race([listening, ended.then(() => undefined)]);

  return first !== undefined;
}
