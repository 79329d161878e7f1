/** The middle of some counts, the lower of two; `undefined` of none. */
export function medianOf(counts: readonly bigint[]): bigint | undefined {
  const sorted = counts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return sorted[Math.ceil(sorted.length / 2) - 1];
}
