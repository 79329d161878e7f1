import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const waitMs = 20;
const attemptsMax = 250;

/**
 * Ends the server that an earlier, killed runtime left behind.
 *
 * The number in the file may by now belong to somebody else's process, so it is only believed if
 * that process was started for the same database file.
 *
 * @throws Error if it does not end within five seconds.
 */
export async function endStaleProcess(pidFile: string, databaseFile: string): Promise<void> {
  const pid = Number(readIfPresent(pidFile) ?? Number.NaN);
  if (!Number.isInteger(pid) || pid <= 1 || !isServing(pid, databaseFile)) return;

  process.kill(pid, 'SIGTERM');
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    if (!isServing(pid, databaseFile)) return;
    await sleep(waitMs);
  }
  throw new Error(`Process ${pid} still serves ${databaseFile} and does not end.`);
}

function isServing(pid: number, databaseFile: string): boolean {
  const commandLine = readIfPresent(`/proc/${pid}/cmdline`);

  return commandLine?.split('\0').includes(databaseFile) ?? false;
}

function readIfPresent(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
