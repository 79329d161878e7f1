import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DynamoEngine, startDynamoEngine } from '../../../local/engines/dynamo-engine.ts';
import { awsJsonClient } from '../../../local/events/aws-json-client.ts';
import { aTable } from '../../support/factories/local-plan.ts';

const program = fileURLToPath(new URL('../../support/stream-reader-process.ts', import.meta.url));
const names = Array.from({ length: 60 }, (_, index) => `n${String(index).padStart(2, '0')}`);
let folder: string;
let notes: string;
let dynamo: DynamoEngine;
let reader: ChildProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'tributary-kill-'));
  notes = join(folder, 'notes');
  await writeFile(notes, '');
  dynamo = await startDynamoEngine([aTable('Facts')], folder, {});
  const call = awsJsonClient(dynamo.endpoint, 'DynamoDB_20120810');
  for (const name of names) {
    await call('PutItem', { TableName: 'Facts', Item: { pk: { S: 'p' }, sk: { S: name } } });
  }
});

afterEach(async () => {
  await kill();
  await dynamo.stop();
  await rm(folder, { recursive: true });
});

function startReader(): void {
  const { endpoint, databaseFile = '' } = dynamo;
  reader = spawn(process.execPath, [program, folder, endpoint, databaseFile, notes], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function kill(): Promise<void> {
  if (reader === undefined || reader.exitCode !== null || reader.signalCode !== null) return;
  const ended = once(reader, 'exit');
  reader.kill('SIGKILL');
  await ended;
}

async function notedAfter(count: number): Promise<string[]> {
  for (;;) {
    const noted = (await readFile(notes, 'utf8')).split('\n').filter((name) => name !== '');
    if (new Set(noted).size >= count) return noted;
    await wait(5);
  }
}

describe('a stream reader that is killed', () => {
  it('leaves out no record, and repeats at most the batch that it had in hand', async () => {
    for (const count of [10, 25, 40]) {
      startReader();
      await notedAfter(count);
      await kill();
    }
    startReader();
    const noted = await notedAfter(names.length);

    expect([...new Set(noted)]).toEqual(names);
    expect(noted.length - names.length).toBeLessThanOrEqual(3 * 3);
  }, 60_000);
});
