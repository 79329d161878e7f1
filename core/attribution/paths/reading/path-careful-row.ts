import type { PathRow } from '../path-row.ts';
import { greaterThan, isWhiteSpace } from './path-bytes.ts';
import type { PathChannels } from './path-channels.ts';
import type { PathColumn } from './path-columns.ts';
import { splitFields } from './path-fields.ts';
import { hashName } from './path-hash.ts';
import { pathLimits } from './path-limits.ts';
import { readPathNumber } from './path-number.ts';
import { addTouch, setNumber } from './path-row-filling.ts';
import type { PathRowTarget } from './path-row-target.ts';
import { showText } from './path-shown-text.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Reads any well-formed row, given without its line end, into the target's row.
 *
 * @returns `undefined` if it is well formed, else a sentence that says why it is not.
 */
export function readCarefulRow(bytes: Uint8Array, target: PathRowTarget): string | undefined {
  const { columns } = target;
  const fields = splitFields(bytes);
  if ('why' in fields) {
    const name = columns[fields.field] ?? `Column ${fields.field + 1}`;
    return `${name} ${fields.why}; the row is ${showText(bytes)}.`;
  }
  if (fields.length !== columns.length) {
    return `The row has ${fields.length} columns, the header ${columns.length}; the row is ${showText(bytes)}.`;
  }
  for (const [index, column] of columns.entries()) {
    const why = readField(fields[index] as Uint8Array, column, target);
    if (why !== undefined) return why;
  }
  return undefined;
}

function readField(
  field: Uint8Array,
  column: PathColumn,
  { channels, row }: PathRowTarget,
): string | undefined {
  if (column === 'unnamed') return undefined;
  if (column === 'path') return readTouches(field, channels, row);

  const number = readPathNumber(decoder.decode(field));
  if (number === undefined) {
    return `${column} is ${showText(field)}; it must be a decimal number, finite and not negative.`;
  }
  setNumber(row, column, number);
  return undefined;
}

function readTouches(path: Uint8Array, channels: PathChannels, row: PathRow): string | undefined {
  row.length = 0;
  for (let at = 0; at <= path.length; ) {
    const found = path.indexOf(greaterThan, at);
    const end = found < 0 ? path.length : found;
    const name = trimName(path.subarray(at, end));
    if (name.length > 0) {
      const channel = channels.find(name, 0, name.length, hashName(name, 0, name.length));
      if (channel < 0) return `path names ${showText(name)}, which is not UTF-8; save it as UTF-8.`;
      if (!addTouch(row, channel)) {
        return `path has more than ${pathLimits.touches} touches, the limit.`;
      }
    }
    at = end + 1;
  }
  return row.length > 0 ? undefined : `path is ${showText(path)}; it must name a channel.`;
}

function trimName(name: Uint8Array): Uint8Array {
  let [from, to] = [0, name.length];
  while (from < to && isWhiteSpace(name[from] as number)) from += 1;
  while (to > from && isWhiteSpace(name[to - 1] as number)) to -= 1;
  return name.subarray(from, to);
}
