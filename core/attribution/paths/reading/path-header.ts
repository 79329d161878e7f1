import { type PathColumns, readColumns } from './path-columns.ts';
import { splitFields } from './path-fields.ts';
import { describeForeignFile } from './path-foreign-file.ts';
import { showText } from './path-shown-text.ts';

const byteOrderMark = [0xef, 0xbb, 0xbf];

/** Reads the first row of a file, given without its line end; a byte order mark before it does not count. */
export function readHeader(row: Uint8Array): PathColumns {
  const foreign = describeForeignFile(row);
  if (foreign !== undefined) return { why: foreign };

  const isMarked = byteOrderMark.every((byte, at) => row[at] === byte);
  const fields = splitFields(isMarked ? row.subarray(byteOrderMark.length) : row);
  if ('why' in fields) {
    return {
      why: `Column ${fields.field + 1} of the header ${fields.why}; it is ${showText(row)}.`,
    };
  }
  const decoder = new TextDecoder();
  return readColumns(fields.map((field) => decoder.decode(field)));
}
