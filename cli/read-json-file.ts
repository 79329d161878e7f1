import { readFile } from 'node:fs/promises';
import { UsageError } from './usage-error.ts';

/** Reads a file that holds JSON. @throws UsageError if there is none, or it is something else. */
export async function readJsonFile(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file} cannot be read as JSON: ${(error as Error).message}`);
  }
}
