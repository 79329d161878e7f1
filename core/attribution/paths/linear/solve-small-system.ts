/** Keeps nearly parallel rows apart, at the price of the last digits. */
const ridge = 1e-14;

/**
 * Solves a few symmetric, positive semidefinite equations by Gaussian elimination, scaled so that
 * rows of very different size count alike. Only the rows and columns of `wanted` are read.
 *
 * @returns the solution; 0 for what the equations leave open or cannot tell.
 */
export function solveSmallSystem(
  products: readonly (readonly number[])[],
  wanted: readonly number[],
): number[] {
  const cell = (row: number, column: number) => products[row]?.[column] ?? 0;
  const scales = wanted.map((_, row) => (cell(row, row) > 0 ? 1 / Math.sqrt(cell(row, row)) : 0));
  const scale = (row: number) => scales[row] ?? 0;
  const rows = wanted.map((value, row) => [
    ...wanted.map((_, column) =>
      row === column ? 1 + ridge : cell(row, column) * scale(row) * scale(column),
    ),
    value * scale(row),
  ]);

  for (let pivot = 0; pivot < rows.length; pivot += 1) clearColumn(rows, pivot);
  return rows.map((row, place) => {
    const value = (row.at(-1) ?? 0) * scale(place);
    return Number.isFinite(value) ? value : 0;
  });
}

/** Makes the pivot's column that of the unit matrix. */
function clearColumn(rows: number[][], pivot: number): void {
  const own = rows[pivot] ?? [];
  const size = own[pivot] ?? 0;
  own.forEach((value, column) => {
    own[column] = value / size;
  });
  rows.forEach((row, place) => {
    const factor = row[pivot] ?? 0;
    if (place === pivot || factor === 0) return;
    own.forEach((value, column) => {
      row[column] = (row[column] ?? 0) - factor * value;
    });
  });
}
