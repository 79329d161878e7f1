import { carriageReturn, comma, isFieldEnd, lineFeed, quote } from './path-bytes.ts';
import type { PathColumn } from './path-columns.ts';
import { readFastNumber } from './path-fast-number.ts';
import { readFastTouches } from './path-fast-touches.ts';
import { setNumber } from './path-row-filling.ts';
import type { PathRowTarget } from './path-row-target.ts';

const number = new Float64Array(1);

/**
 * Reads the row at `bytes[start]` into the target's row, in one pass and without copying, if it has
 * the shape that nearly all rows have. A line feed must lie at or after `start`.
 *
 * @returns where the next row begins; -1 if the row is malformed, or well formed in a rarer way:
 *   with quotes or line breaks inside quotes. The target's row is then undefined.
 */
export function readFastRow(bytes: Uint8Array, start: number, target: PathRowTarget): number {
  const { columns, row } = target;
  const last = columns.length - 1;
  let at = start;
  for (let index = 0; ; index += 1) {
    at = readField(bytes, at, columns[index] as PathColumn, target);
    if (at < 0) return -1;
    if (index === last) break;
    if (bytes[at] !== comma) return -1;
    at += 1;
  }
  if (bytes[at] === carriageReturn) at += 1;
  return bytes[at] === lineFeed && row.length > 0 ? at + 1 : -1;
}

/** Answers the place of the comma or line end after the field, or -1. */
function readField(
  bytes: Uint8Array,
  from: number,
  column: PathColumn,
  target: PathRowTarget,
): number {
  const isQuoted = bytes[from] === quote;
  const at = readContent(bytes, isQuoted ? from + 1 : from, isQuoted, column, target);
  if (at < 0 || !isQuoted) return at;
  return bytes[at] === quote ? at + 1 : -1;
}

function readContent(
  bytes: Uint8Array,
  from: number,
  isQuoted: boolean,
  column: PathColumn,
  target: PathRowTarget,
): number {
  if (column === 'path') return readFastTouches(bytes, from, isQuoted, target);
  if (column === 'unnamed') return skipContent(bytes, from);

  const at = readFastNumber(bytes, from, number);
  setNumber(target.row, column, number[0] as number);
  return at;
}

function skipContent(bytes: Uint8Array, from: number): number {
  let at = from;
  while (!isFieldEnd(bytes[at] as number)) at += 1;
  return at;
}
