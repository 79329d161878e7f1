import { access, constants, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { encodeJson } from '../../core/encoding/json.ts';
import type { LedgerExport } from '../../core/ledger/ledger-export.ts';
import { UsageError } from '../usage-error.ts';

/**
 * Reading may take long, so what cannot be written is found out before it.
 *
 * @throws UsageError that says why a store cannot be saved in this file.
 */
export async function requireWritable(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isDirectory()) throw cannotSave(file, 'it is a folder');
  try {
    await access(found === undefined ? dirname(resolve(file)) : file, constants.W_OK);
  } catch (error) {
    throw cannotSave(file, (error as Error).message);
  }
}

/**
 * Saves a store as a file that `--export` reads.
 *
 * @throws UsageError as `requireWritable`, for what shows only now: no space, or a folder that is gone.
 */
export async function saveStore(file: string, store: LedgerExport): Promise<void> {
  try {
    await writeFile(file, encodeJson(store));
  } catch (error) {
    throw cannotSave(file, (error as Error).message);
  }
}

const cannotSave = (file: string, reason: string) =>
  new UsageError(`The store cannot be saved as ${file}: ${reason}. Name another file with --save.`);
