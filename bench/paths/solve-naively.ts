/**
 * Solves A X = B by Gaussian elimination with pivoting, on arrays of arrays.
 *
 * @param augmented - the rows of A, each followed by its row of B. They are used up.
 * @returns the first row of X.
 */
export function solveNaively(augmented: number[][]): number[] {
  const size = augmented.length;
  for (let pivot = 0; pivot < size; pivot += 1) {
    const rows = augmented.slice(pivot);
    const best = rows.reduce((a, b) => (Math.abs(b[pivot] ?? 0) > Math.abs(a[pivot] ?? 0) ? b : a));
    augmented[augmented.indexOf(best)] = augmented[pivot] as number[];
    augmented[pivot] = best;
    for (let row = pivot + 1; row < size; row += 1)
      subtract(augmented[row] as number[], best, pivot);
  }
  for (let pivot = size - 1; pivot > 0; pivot -= 1) {
    const solved = augmented[pivot] as number[];
    for (let row = 0; row < pivot; row += 1)
      subtractRight(augmented[row] as number[], solved, pivot, size);
  }
  const [first = []] = augmented;
  return first.slice(size).map((gain) => gain / (first[0] as number));
}

function subtract(row: number[], pivotRow: readonly number[], pivot: number): void {
  const factor = (row[pivot] as number) / (pivotRow[pivot] as number);
  if (factor === 0) return;
  for (let column = pivot; column < row.length; column += 1) {
    row[column] = (row[column] as number) - factor * (pivotRow[column] as number);
  }
}

/** Below the diagonal all is zero by now, so only the right sides change. */
function subtractRight(
  row: number[],
  solved: readonly number[],
  pivot: number,
  size: number,
): void {
  const factor = (row[pivot] as number) / (solved[pivot] as number);
  for (let column = size; column < row.length; column += 1) {
    row[column] = (row[column] as number) - factor * (solved[column] as number);
  }
}
