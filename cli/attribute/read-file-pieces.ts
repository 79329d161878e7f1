import { open } from 'node:fs/promises';
import { UsageError } from '../usage-error.ts';

/** A piece of a file. Its bytes are overwritten when the next one is asked for. */
export type FilePiece = { readonly piece: Uint8Array; readonly totalBytes: number | undefined };

/** Large enough that asking costs nothing, small enough to stay in the processor's cache. */
const pieceBytes = 1 << 20;

/** @throws UsageError if the file is not there, or cannot be read. */
export async function* readFilePieces(path: string): AsyncGenerator<FilePiece> {
  const file = await attempt(path, () => open(path, 'r'));
  try {
    const status = await attempt(path, () => file.stat());
    const totalBytes = status.isFile() ? status.size : undefined;
    const buffer = new Uint8Array(pieceBytes);
    for (;;) {
      const { bytesRead } = await attempt(path, () => file.read(buffer, 0, pieceBytes, null));
      if (bytesRead === 0) return;
      yield { piece: buffer.subarray(0, bytesRead), totalBytes };
    }
  } finally {
    await file.close();
  }
}

async function attempt<Result>(path: string, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    throw new UsageError(describe(path, error as NodeJS.ErrnoException));
  }
}

function describe(path: string, { code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return `There is no file ${path}.`;
  if (code === 'EISDIR') return `${path} is a folder; name a file in it.`;
  if (code === 'EACCES') return `${path} cannot be read: you lack the permission.`;
  return `${path} cannot be read: ${message}.`;
}
