/** A number as mantissa * 2^exponent, exactly. */
export type Decomposed = { readonly mantissa: bigint; readonly exponent: number };

const mantissaBits = 52n;
const exponentBias = 1_075;

/**
 * Takes a number apart into the whole numbers that it is made of (IEEE 754, double precision), so
 * that arithmetic can go on without rounding.
 *
 * @throws RangeError unless the number is finite and not negative.
 */
export function decomposeDouble(number: number): Decomposed {
  if (!(number >= 0 && number < Infinity)) {
    throw new RangeError(`${number} is not a number that can be taken apart.`);
  }
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, number);
  const bits = view.getBigUint64(0);
  const fraction = bits & ((1n << mantissaBits) - 1n);
  const exponent = Number((bits >> mantissaBits) & 0x7ffn);
  // Numbers too small for a leading one have the exponent field 0, which means the same as 1.
  return exponent === 0
    ? { mantissa: fraction, exponent: 1 - exponentBias }
    : { mantissa: fraction | (1n << mantissaBits), exponent: exponent - exponentBias };
}
