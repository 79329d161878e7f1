import { UsageError } from '../usage-error.ts';
import type { FilePiece } from './read-file-pieces.ts';

/** @throws UsageError if standard input cannot be read. */
export async function* readInputPieces(): AsyncGenerator<FilePiece> {
  try {
    for await (const piece of process.stdin) yield { piece, totalBytes: undefined };
  } catch (error) {
    throw new UsageError(`Standard input cannot be read: ${(error as Error).message}.`);
  }
}
