import { readFile } from 'node:fs/promises';
import { UsageError } from '../usage-error.ts';

/**
 * The bytes of a file that an option names.
 *
 * @throws UsageError if it cannot be read.
 */
export async function readBytes(option: string, path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UsageError(`The file of ${option} cannot be read: ${(error as Error).message}.`);
  }
}
