import { isFieldEnd } from './path-bytes.ts';
import { readPathNumber } from './path-number.ts';

const [zero, point] = [0x30, 0x2e];
/** Powers of ten that a double holds exactly. */
const powersOfTen = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** Longer ones are unusual, and too many to be arguments of one call. */
const longestNumber = 400;

/**
 * Reads the number at `bytes[from]` into `result[0]`: the double next to it, as `Number` would.
 *
 * A mantissa below 2^53 and a power of ten up to 22 are both exact, so that one division rounds
 * once and is right (Clinger 1990, the fast path); longer numbers and exponents go through `Number`.
 *
 * @returns the place after it, at the end of the field; -1 if the field is not a number.
 */
export function readFastNumber(bytes: Uint8Array, from: number, result: Float64Array): number {
  let at = from;
  let mantissa = 0;
  for (let digit = digitAt(bytes, at); digit <= 9; digit = digitAt(bytes, at)) {
    mantissa = mantissa * 10 + digit;
    at += 1;
  }
  let decimals = 0;
  if (bytes[at] === point) {
    at += 1;
    const first = at;
    for (let digit = digitAt(bytes, at); digit <= 9; digit = digitAt(bytes, at)) {
      mantissa = mantissa * 10 + digit;
      at += 1;
    }
    decimals = at - first;
    // Nothing after the point is unusual, and no number at all if nothing stands before it either.
    if (decimals === 0) return readOtherNumber(bytes, from, result);
  }
  const isExact = mantissa <= Number.MAX_SAFE_INTEGER && decimals < powersOfTen.length;
  if (!isExact || at === from || !isFieldEnd(bytes[at] as number)) {
    return readOtherNumber(bytes, from, result);
  }

  result[0] = decimals === 0 ? mantissa : mantissa / (powersOfTen[decimals] as number);
  return at;
}

/** 0 to 9, or something larger. */
function digitAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) - zero) >>> 0;
}

function readOtherNumber(bytes: Uint8Array, from: number, result: Float64Array): number {
  let at = from;
  while (!isFieldEnd(bytes[at] as number)) at += 1;
  if (at - from > longestNumber) return -1;

  const number = readPathNumber(String.fromCharCode(...bytes.subarray(from, at)));
  if (number === undefined) return -1;

  result[0] = number;
  return at;
}
