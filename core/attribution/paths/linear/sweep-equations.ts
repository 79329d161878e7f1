import type { SparseRows } from './sparse-rows.ts';

/** Equations x = M x + source, where M has no negative item and nothing in its diagonal. */
export type SparseEquations = SparseRows & {
  readonly source: Float64Array;
  /** The rows to solve, in the order to sweep them; the x of others stays what it is. */
  readonly order: Int32Array;
  /** By row: how much it matters for the answer that its x is right. See `sweepEquations`. */
  readonly weights: Float64Array;
};

export type Sweep = {
  /** By how much an answer may be off. */
  readonly errorMax: number;
  /** How much of that may be rounding: two units in the last place of each x. */
  readonly rounding: number;
};

/**
 * Sweeps once over x (Gauss-Seidel), leaving out rows that are 1 in `fixed`, and writes by how much
 * each x changed.
 *
 * The error is proven for an answer a * x, where weights >= a (I - M)^-1 M. If the sweep changed x by d, then
 * what is still missing in row i comes through those items of M whose columns were swept after it:
 * x is off by (I - M)^-1 R d with R a part of M, and the answer by no more than weights * |d|,
 * wherever x began.
 */
export function sweepEquations(
  equations: SparseEquations,
  fixed: Uint8Array,
  x: Float64Array,
  changes: Float64Array,
): Sweep {
  const { order, weights } = equations;
  let errorMax = 0;
  let size = 0;
  for (let place = 0; place < order.length; place += 1) {
    const row = order[place] as number;
    if (fixed[row] === 1) continue;
    const sum = sumRow(equations, row, x);
    const change = sum - (x[row] as number);
    x[row] = sum;
    changes[row] = change;
    errorMax += (weights[row] as number) * Math.abs(change);
    size += (weights[row] as number) * Math.abs(sum);
  }
  return { errorMax, rounding: size * 2 ** -51 };
}

/** What the equation of a row says its x is. */
export function sumRow(
  { rowStarts, columns, factors, source }: SparseEquations,
  row: number,
  x: Float64Array,
): number {
  const rowEnd = rowStarts[row + 1] as number;
  let sum = source[row] as number;
  for (let item = rowStarts[row] as number; item < rowEnd; item += 1) {
    sum += (factors[item] as number) * (x[columns[item] as number] as number);
  }
  return sum;
}
