/** Rows and columns of a tile: its 16 sums fit into the registers of a processor core. */
export const tileSize = 4;

/**
 * Adds a product of two packed strips to the 4 x 4 tile of `cells` that begins at `at`.
 *
 * @param left 4 rows, packed column by column: 4 items for each of the `depth` steps.
 * @param right 4 columns, packed row by row, from `rightAt`: 4 items for each step.
 */
export function addTileProduct(
  cells: Float64Array,
  at: number,
  width: number,
  left: Float64Array,
  right: Float64Array,
  rightAt: number,
  depth: number,
): void {
  // Sixteen names and not an array: only locals stay in registers through the loop.
  let [s00, s01, s02, s03, s10, s11, s12, s13] = [0, 0, 0, 0, 0, 0, 0, 0];
  let [s20, s21, s22, s23, s30, s31, s32, s33] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let l = 0, r = rightAt; l < depth * tileSize; l += tileSize, r += tileSize) {
    const l0 = left[l] as number;
    const l1 = left[l + 1] as number;
    const l2 = left[l + 2] as number;
    const l3 = left[l + 3] as number;
    const r0 = right[r] as number;
    const r1 = right[r + 1] as number;
    const r2 = right[r + 2] as number;
    const r3 = right[r + 3] as number;
    s00 += l0 * r0;
    s01 += l0 * r1;
    s02 += l0 * r2;
    s03 += l0 * r3;
    s10 += l1 * r0;
    s11 += l1 * r1;
    s12 += l1 * r2;
    s13 += l1 * r3;
    s20 += l2 * r0;
    s21 += l2 * r1;
    s22 += l2 * r2;
    s23 += l2 * r3;
    s30 += l3 * r0;
    s31 += l3 * r1;
    s32 += l3 * r2;
    s33 += l3 * r3;
  }
  addRow(cells, at, s00, s01, s02, s03);
  addRow(cells, at + width, s10, s11, s12, s13);
  addRow(cells, at + 2 * width, s20, s21, s22, s23);
  addRow(cells, at + 3 * width, s30, s31, s32, s33);
}

function addRow(cells: Float64Array, at: number, a: number, b: number, c: number, d: number): void {
  cells[at] = (cells[at] as number) + a;
  cells[at + 1] = (cells[at + 1] as number) + b;
  cells[at + 2] = (cells[at + 2] as number) + c;
  cells[at + 3] = (cells[at + 3] as number) + d;
}
