import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockDataFolder, UnusableDataFolderError } from '../../local/lock-data-folder.ts';

describe('lockDataFolder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each(['a-file', 'a-file/data'])('says what to do about a folder that is %s', (path) => {
    writeFileSync(join(folder, 'a-file'), '');

    expect(() => lockDataFolder(join(folder, path))).toThrow(UnusableDataFolderError);
    expect(() => lockDataFolder(join(folder, path))).toThrow('--data');
  });

  it('says what to do about a lock that cannot be opened', () => {
    mkdirSync(join(folder, 'runtime.lock'));

    expect(() => lockDataFolder(folder)).toThrow(UnusableDataFolderError);
  });
});
