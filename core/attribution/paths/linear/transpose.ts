import type { SparseRows } from './sparse-rows.ts';

/** The rows of the transposed matrix. */
export function transpose({ rowStarts, columns, factors }: SparseRows): SparseRows {
  const size = rowStarts.length - 1;
  const starts = new Int32Array(size + 1);
  for (const column of columns) starts[column + 1] = (starts[column + 1] as number) + 1;
  for (let column = 0; column < size; column += 1) {
    starts[column + 1] = (starts[column + 1] as number) + (starts[column] as number);
  }

  const next = starts.slice();
  const rows = new Int32Array(columns.length);
  const transposed = new Float64Array(columns.length);
  for (let row = 0; row < size; row += 1) {
    const rowEnd = rowStarts[row + 1] as number;
    for (let item = rowStarts[row] as number; item < rowEnd; item += 1) {
      const column = columns[item] as number;
      const place = next[column] as number;
      rows[place] = row;
      transposed[place] = factors[item] as number;
      next[column] = place + 1;
    }
  }
  return { rowStarts: starts, columns: rows, factors: transposed };
}
