/** A quotient of integers as the nearest integer, halves to the even one. */
export function roundHalfEven(numerator: bigint, denominator: bigint): bigint {
  const doubled = 2n * numerator;
  let down = numerator / denominator;
  if (numerator < 0n && numerator % denominator !== 0n) down -= 1n;
  const rest = doubled - 2n * down * denominator;
  if (rest < denominator) return down;
  if (rest > denominator) return down + 1n;
  return down % 2n === 0n ? down : down + 1n;
}

/** Parts of an amount in proportion to weights; what is left over goes to the largest remainders, the first of equals first. */
export function splitByRemainder(amount: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) return weights.map(() => 0n);
  const parts = weights.map((weight) => (amount * weight) / total);
  let left = amount - parts.reduce((sum, part) => sum + part, 0n);
  const byRemainder = weights
    .map((weight, place) => ({ place, remainder: (amount * weight) % total }))
    .toSorted((a, b) =>
      a.remainder === b.remainder ? a.place - b.place : a.remainder > b.remainder ? -1 : 1,
    );
  for (const { place } of byRemainder) {
    if (left === 0n) break;
    parts[place] = (parts[place] ?? 0n) + 1n;
    left -= 1n;
  }
  return parts;
}
