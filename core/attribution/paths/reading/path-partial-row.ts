import { withRoom } from './path-growth.ts';
import { pathLimits } from './path-limits.ts';
import { openRowEndFinder } from './path-row-end.ts';

/** Gathers one row from the pieces that it comes in. */
export type PartialRow = {
  /** Bytes so far, without the line feed. */
  readonly length: number;
  /**
   * Takes what belongs to the row from `bytes[from..)`.
   *
   * @returns the place of the line feed that ends the row, or -1 if it is not there yet.
   */
  gather(bytes: Uint8Array, from: number): number;
  /** Answers the row without its line feed, and begins another one. The bytes are overwritten by the next. */
  take(): Uint8Array;
};

/** Makes an empty row. It keeps no more bytes than a row may have, but counts them all. */
export function openPartialRow(): PartialRow {
  const finder = openRowEndFinder();
  let kept = new Uint8Array(4096);
  let length = 0;
  const keep = (piece: Uint8Array) => {
    const fitting = piece.subarray(0, Math.max(0, pathLimits.rowBytes - length));
    kept = withRoom(kept, length + fitting.length);
    kept.set(fitting, length);
    length += piece.length;
  };
  return {
    get length() {
      return length;
    },
    gather(bytes, from) {
      const end = finder.find(bytes, from, bytes.length);
      keep(bytes.subarray(from, end < 0 ? bytes.length : end));
      return end;
    },
    take() {
      const row = kept.subarray(0, Math.min(length, kept.length));
      length = 0;
      return row;
    },
  };
}
