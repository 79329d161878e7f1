/** The greatest common divisor of two numbers that are not negative (Euclid); of 0 and 0 it is 0. */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let greater = a;
  let smaller = b;
  // A loop, because long denominators take more steps than a call stack has room for.
  while (smaller !== 0n) [greater, smaller] = [smaller, greater % smaller];
  return greater;
}
