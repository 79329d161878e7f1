import { buffer } from 'node:stream/consumers';
import { readBytes } from '../webhook/read-bytes.ts';

/** The bytes of a file, or of standard input for `-`. @throws UsageError if it cannot be read. */
export async function readBody(path: string): Promise<Uint8Array> {
  return path === '-' ? buffer(process.stdin) : readBytes('--body', path);
}
