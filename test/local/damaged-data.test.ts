import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openClock } from '../../local/clock/clock.ts';
import { startDynamoEngine } from '../../local/engines/dynamo-engine.ts';
import { openSecretStore } from '../../local/engines/secret-store.ts';
import { openSnapshot } from '../../local/open-snapshot.ts';

describe('a damaged file of the data folder', () => {
  let dataFolder: string;
  beforeEach(() => {
    dataFolder = mkdtempSync(join(tmpdir(), 'damaged-'));
  });
  afterEach(() => rmSync(dataFolder, { recursive: true }));

  it.each([
    { file: 'clock.json', open: async () => openClock({ dataFolder }) },
    {
      file: 'secrets.json',
      open: async () => openSecretStore(join(dataFolder, 'secrets.json'), []),
    },
    { file: 'dynamodb.sqlite', open: () => startDynamoEngine([], dataFolder, {}) },
    { file: 'dynamodb.sqlite', open: () => openSnapshot(dataFolder) },
  ])('is named, with what to do: $file', async ({ file, open }) => {
    writeFileSync(join(dataFolder, file), 'nonsense'.repeat(1_000));

    await expect(open()).rejects.toMatchObject({
      name: 'DamagedDataError',
      message: expect.stringMatching(`^${join(dataFolder, file)} is damaged .*--data`),
    });
  });
});
