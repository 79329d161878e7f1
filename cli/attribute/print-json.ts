import type { Writable } from 'node:stream';
import type { CommandIo } from '../command-io.ts';
import { gatherPieces } from './gather-pieces.ts';
import { jsonPieces } from './json-pieces.ts';

const lineCharacters = 1 << 24;
const pieceCharacters = 1 << 16;

/**
 * Prints an object as one line of JSON, however long: a line of more than 16 million characters goes to
 * the stream piece by piece, no faster than it is read, because a text has a limit.
 */
export async function printJson(object: object, io: CommandIo, stream: Writable): Promise<void> {
  const line = holdLine(object);
  if (line !== undefined) {
    io.out(line);
    return;
  }
  try {
    for (const piece of longLine(object)) await write(stream, piece);
  } catch (error) {
    // Whoever reads has seen enough, as `head` has.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}

/** Resolves when the stream has passed the piece on. */
async function write(stream: Writable, piece: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    // The event would end the process if nobody listened.
    stream.once('error', reject);
    stream.write(piece, (error) => {
      if (error) return reject(error);
      stream.off('error', reject);
      resolve();
    });
  });
}

/** The line if it is short enough to be one text. */
function holdLine(object: object): string | undefined {
  let line = '';
  for (const piece of jsonPieces(object)) {
    line += piece;
    if (line.length > lineCharacters) return undefined;
  }
  return line;
}

function* longLine(object: object): Generator<string> {
  yield* gatherPieces(jsonPieces(object), pieceCharacters);
  yield '\n';
}
