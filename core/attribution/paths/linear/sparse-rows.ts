/**
 * A square matrix of which few items are not 0, row by row: row i has the items `rowStarts[i]` to
 * `rowStarts[i + 1]`, the end not included.
 */
export type SparseRows = {
  readonly rowStarts: Int32Array;
  readonly columns: Int32Array;
  readonly factors: Float64Array;
};
