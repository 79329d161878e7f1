import { comma, lineFeed, quote } from './path-bytes.ts';

/** Looks for the line feed that ends a row, through as many pieces as the row comes in. */
export type RowEndFinder = {
  /**
   * Goes on looking in `bytes[from..to)`.
   *
   * @returns the place of the line feed, after which the next row begins, or -1 if it is not there.
   */
  find(bytes: Uint8Array, from: number, to: number): number;
};

type Place = 'at-field' | 'in-plain' | 'in-quotes' | 'after-quote';

/** A line feed inside quotes is part of its field (RFC 4180); a quote means something only at a field's start. */
export function openRowEndFinder(): RowEndFinder {
  let place: Place = 'at-field';
  return {
    find(bytes, from, to) {
      for (let at = from; at < to; at += 1) {
        const byte = bytes[at] as number;
        if (byte === lineFeed && place !== 'in-quotes') {
          place = 'at-field';
          return at;
        }
        place = step(place, byte);
      }
      return -1;
    },
  };
}

function step(place: Place, byte: number): Place {
  if (place === 'in-quotes') return byte === quote ? 'after-quote' : 'in-quotes';
  if (byte === comma) return 'at-field';
  if (byte === quote && place !== 'in-plain') return 'in-quotes';
  return 'in-plain';
}
