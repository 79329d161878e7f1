import type { LosslessJson } from '../../json/parse-json-losslessly.ts';

/**
 * Tells numbers from texts again, which the lossless parser makes one. In our own format an amount in quotes is right and
 * a number is wrong, because whoever sends `12.3` has had it in a float; ids and counts may be numbers.
 *
 * An integer that no float holds stays the text that was written; every other number is a number.
 *
 * @param lossless the document.
 * @param plain the same document as `JSON.parse` reads it.
 */
export function restoreNumbers(lossless: LosslessJson, plain: unknown): unknown {
  if (typeof plain === 'number') {
    const isTooLarge = Number.isInteger(plain) && !Number.isSafeInteger(plain);
    return isTooLarge && /^-?\d+$/.test(String(lossless)) ? lossless : plain;
  }
  if (typeof lossless !== 'object' || lossless === null) return lossless;
  if (Array.isArray(lossless)) {
    return lossless.map((item, index) => restoreNumbers(item, (plain as unknown[])[index]));
  }
  return Object.fromEntries(
    Object.entries(lossless).map(([name, value]) => [
      name,
      restoreNumbers(value, (plain as Readonly<Record<string, unknown>>)[name]),
    ]),
  );
}
