import { PathFileError } from '../../core/attribution/paths/path-file-error.ts';
import { openPathReader } from '../../core/attribution/paths/path-reader.ts';
import type { PathRow } from '../../core/attribution/paths/path-row.ts';
import { UsageError } from '../usage-error.ts';
import { readFilePieces } from './read-file-pieces.ts';
import { readInputPieces } from './read-input-pieces.ts';

/** How much was read; `totalBytes` is `undefined` for what has no size, such as a pipe. */
export type ReadingProgress = {
  readonly bytes: number;
  readonly totalBytes: number | undefined;
  readonly rows: number;
};

/**
 * Reads a path file piece by piece, never whole.
 *
 * @param path - a file, or `-` for standard input.
 * @returns the names of the channels, by id.
 * @throws UsageError for a file that cannot be read, and for a row that is none, with its line.
 */
export async function readPathFile(
  path: string,
  onRow: (row: PathRow) => void,
  onProgress: (progress: ReadingProgress) => void,
): Promise<readonly string[]> {
  const pieces = path === '-' ? readInputPieces() : readFilePieces(path);
  const reader = openPathReader(onRow);
  let bytes = 0;
  try {
    for await (const { piece, totalBytes } of pieces) {
      reader.push(piece);
      bytes += piece.length;
      onProgress({ bytes, totalBytes, rows: reader.rows });
    }
    reader.end();
  } catch (error) {
    if (!(error instanceof PathFileError)) throw error;
    const name = path === '-' ? 'Standard input' : path;
    throw new UsageError(`${name}, line ${error.line}: ${error.why}`);
  }
  return reader.channels;
}
