import { carriageReturn, comma, greaterThan, isWhiteSpace, lineFeed, quote } from './path-bytes.ts';
import { hashByte, hashSeed } from './path-hash.ts';
import { addTouch } from './path-row-filling.ts';
import type { PathRowTarget } from './path-row-target.ts';

const [ordinary, white, special] = [0, 1, 2];
const plainBytes = classify([carriageReturn, comma, greaterThan, lineFeed, quote]);
const quotedBytes = classify([carriageReturn, greaterThan, lineFeed, quote]);

function classify(specialBytes: readonly number[]): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => {
    if (specialBytes.includes(byte)) return special;
    return isWhiteSpace(byte) ? white : ordinary;
  });
}

/**
 * Reads the touches of the path at `bytes[from]`, hashing names while it looks for their ends.
 *
 * @param isQuoted - whether the path lies in quotes; `from` is after the first of them.
 * @returns the place of what ends the path, its field's end or its closing quote; -1 if the path
 *   holds a quote or a line break, too many touches, or bytes that are not UTF-8.
 */
export function readFastTouches(
  bytes: Uint8Array,
  from: number,
  isQuoted: boolean,
  { channels, row }: PathRowTarget,
): number {
  const classes = isQuoted ? quotedBytes : plainBytes;
  row.length = 0;
  for (let at = from; ; at += 1) {
    while (classes[bytes[at] as number] === white) at += 1;
    const start = at;
    let end = at;
    let hash = hashSeed;
    while (classes[bytes[at] as number] !== special) {
      // White space is part of a name only if more of the name follows, as here.
      for (; end < at; end += 1) hash = hashByte(hash, bytes[end] as number);
      for (; classes[bytes[at] as number] === ordinary; at += 1) {
        hash = hashByte(hash, bytes[at] as number);
      }
      end = at;
      while (classes[bytes[at] as number] === white) at += 1;
    }
    const isLast = bytes[at] !== greaterThan;
    if (isLast && !endsPath(bytes, at, isQuoted)) return -1;
    if (end > start) {
      const channel = channels.find(bytes, start, end, hash);
      if (channel < 0 || !addTouch(row, channel)) return -1;
    }
    if (isLast) return at;
  }
}

/** In quotes only the closing one ends a path: neither a doubled quote nor a line break does. */
function endsPath(bytes: Uint8Array, at: number, isQuoted: boolean): boolean {
  return !isQuoted || (bytes[at] === quote && bytes[at + 1] !== quote);
}
