/** The greatest common divisor of two numbers that are not negative (Euclid); of 0 and 0 it is 0. */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
