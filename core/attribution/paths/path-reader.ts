import { PathFileError } from './path-file-error.ts';
import type { PathRow } from './path-row.ts';
import { carriageReturn, lineFeed } from './reading/path-bytes.ts';
import { readCarefulRow } from './reading/path-careful-row.ts';
import { openPathChannels } from './reading/path-channels.ts';
import type { PathColumn } from './reading/path-columns.ts';
import { readFastRow } from './reading/path-fast-row.ts';
import { describeForeignFile } from './reading/path-foreign-file.ts';
import { readHeader } from './reading/path-header.ts';
import { pathLimits } from './reading/path-limits.ts';
import { openPartialRow } from './reading/path-partial-row.ts';
import type { PathRowTarget } from './reading/path-row-target.ts';

/** A path file is pushed into it in pieces, and comes out row by row. */
export type PathReader = {
  /** Channel names by id, in the order of first appearance; it grows while rows are read. */
  readonly channels: readonly string[];
  /** Rows handed out so far. */
  readonly rows: number;
  /**
   * Reads the next piece of the file, cut anywhere. The bytes may be overwritten afterwards.
   *
   * @throws PathFileError for what is not a row; nothing can be pushed after it.
   */
  push(bytes: Uint8Array): void;
  /**
   * Reads what is left: a last row may end without a line end.
   *
   * @throws PathFileError as `push` does, and for a file without a header.
   */
  end(): void;
};

/**
 * Opens a reader of path files: CSV in UTF-8 as RFC 4180 describes it, lines ending in LF or CRLF,
 * with the header of `readColumns`. Blank lines do not count. A path is split at `>`, its names are
 * trimmed, and empty ones dropped; names are compared byte by byte.
 *
 * @param onRow - is given each row. It is the same object every time: see `PathRow`.
 */
export function openPathReader(onRow: (row: PathRow) => void): PathReader {
  return new ByteReader(onRow);
}

class ByteReader implements PathReader {
  rows = 0;
  private readonly onRow: (row: PathRow) => void;
  private readonly table = openPathChannels();
  private readonly row: PathRow = {
    channels: new Uint32Array(64),
    length: 0,
    names: this.table.names,
    conversions: 0,
    value: 0,
    nulls: 0,
  };
  private readonly partial = openPartialRow();
  /** Known once the header is read. */
  private target: PathRowTarget | undefined;
  private line = 1;

  constructor(onRow: (row: PathRow) => void) {
    this.onRow = onRow;
  }

  get channels(): readonly string[] {
    return this.table.names;
  }

  push(bytes: Uint8Array): void {
    const lastLineFeed = bytes.lastIndexOf(lineFeed);
    let at = this.partial.length > 0 ? this.gather(bytes, 0) : 0;
    while (at < bytes.length) {
      const next = at <= lastLineFeed ? this.readFast(bytes, at) : -1;
      at = next < 0 ? this.gather(bytes, at) : next;
    }
  }

  end(): void {
    if (this.partial.length > 0) this.take();
    if (this.target === undefined) {
      throw new PathFileError(1, 'The file is empty; its first line must name the columns.');
    }
  }

  private readFast(bytes: Uint8Array, from: number): number {
    const next = this.target === undefined ? -1 : readFastRow(bytes, from, this.target);
    if (next < 0 || next - from > pathLimits.rowBytes) return -1;

    this.line += 1;
    this.handOut();
    return next;
  }

  /** Reads a row that is cut, unusual or malformed. Answers where the next one begins. */
  private gather(bytes: Uint8Array, from: number): number {
    const end = this.partial.gather(bytes, from);
    if (this.partial.length > pathLimits.rowBytes) this.refuseLongRow();
    if (end < 0) return bytes.length;

    this.take();
    return end + 1;
  }

  private take(): void {
    const row = this.partial.take();
    const content = row.at(-1) === carriageReturn ? row.subarray(0, -1) : row;
    if (content.length > 0) this.read(content);
    this.line += 1 + countLineFeeds(row);
  }

  private read(content: Uint8Array): void {
    if (this.target === undefined) {
      this.target = { columns: this.readHeader(content), channels: this.table, row: this.row };
      return;
    }
    const why = readCarefulRow(content, this.target);
    if (why !== undefined) throw new PathFileError(this.line, why);
    this.handOut();
  }

  private handOut(): void {
    this.rows += 1;
    this.onRow(this.row);
  }

  private readHeader(content: Uint8Array): readonly PathColumn[] {
    const columns = readHeader(content);
    if ('why' in columns) throw new PathFileError(this.line, columns.why);
    return columns;
  }

  private refuseLongRow(): never {
    const foreign =
      this.target === undefined ? describeForeignFile(this.partial.take()) : undefined;
    throw new PathFileError(
      this.line,
      foreign ??
        `The row is longer than ${pathLimits.rowBytes} bytes, the limit; perhaps a quote is never closed.`,
    );
  }
}

function countLineFeeds(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte === lineFeed) count += 1;
  return count;
}
