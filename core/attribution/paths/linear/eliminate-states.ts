import { addTileProduct, tileSize } from './add-tile-product.ts';
import { countReturns } from './count-returns.ts';
import { type DenseChain, endColumns } from './dense-chain.ts';

/** So many states are taken out together: their rows, packed, stay in the cache of a core. */
const statesTogether = 64;

/**
 * Takes the states out of a chain, some at a time (block Gauss-Jordan), so that in its place stand
 *
 * - in the start row, by state, the expected visits of a walk: N[0, c], where N = (I - Q)^-1;
 * - in a state's diagonal cell, the visits of a walk that starts there, the first included: N[c, c];
 * - in the columns of the ends, the chance (or the worth) to end there from each state, and from the start.
 *
 * What N says about two different states is not computed, which saves a third of the work. All
 * numbers are added, none subtracted: see `countReturns`. A state that cannot reach an end makes
 * results that are not finite.
 */
export function eliminateStates(chain: DenseChain): void {
  const { states, width } = chain;
  const rightStrips = new Float64Array(statesTogether * width);
  for (let from = 0; from < states; from += statesTogether) {
    eliminatePanel(chain, from, Math.min(from + statesTogether, states), rightStrips);
  }
}

function eliminatePanel(chain: DenseChain, from: number, to: number, right: Float64Array): void {
  const { width, cells } = chain;
  const panel = { from, to };
  const left = new Float64Array((to - from) * tileSize);

  const returns = returnsWithin(chain, panel);
  packColumns(chain, panel, right);
  for (let row = from; row < to; row += tileSize) {
    packRows(returns, (row - from) * (to - from), to - from, to - from, left);
    addToRows(chain, row, 0, left, right, to - from);
  }

  packColumns(chain, panel, right);
  for (let row = 0; row < width; row += tileSize) {
    if (row >= from && row < to) continue;
    const isDone = row < from;
    packRows(cells, row * width + from, width, to - from, left);
    if (isDone) addToDiagonal(chain, row, panel, left);
    addToRows(chain, row, isDone ? to : 0, left, right, to - from);
  }
  for (let state = from; state < to; state += 1) {
    cells[state * width + state] = (cells[state * width + state] as number) + 1;
  }
}

type Panel = { readonly from: number; readonly to: number };

/** The further visits among the panel's states, before a walk leaves them for others or an end. */
function returnsWithin(chain: DenseChain, { from, to }: Panel): Float64Array {
  const { width, cells } = chain;
  const size = to - from;
  const block = new Float64Array(size * size);
  const leaks = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    const start = (from + row) * width;
    block.set(cells.subarray(start + from, start + to), row * size);
    let leak = 0;
    for (let column = to; column < endColumns(chain).worth; column += 1) {
      leak += cells[start + column] as number;
    }
    leaks[row] = leak;
  }
  countReturns(block, leaks);
  return block;
}

/** Packs the panel's rows for `addTileProduct`: strips of four columns, one after another. */
function packColumns({ width, cells }: DenseChain, { from, to }: Panel, strips: Float64Array) {
  let at = 0;
  for (let column = 0; column < width; column += tileSize) {
    for (let row = from; row < to; row += 1) {
      const cell = row * width + column;
      strips[at] = cells[cell] as number;
      strips[at + 1] = cells[cell + 1] as number;
      strips[at + 2] = cells[cell + 2] as number;
      strips[at + 3] = cells[cell + 3] as number;
      at += tileSize;
    }
  }
}

/** Packs four rows, which begin at `at`, for `addTileProduct`. */
function packRows(
  cells: Float64Array,
  at: number,
  width: number,
  depth: number,
  strip: Float64Array,
) {
  for (let column = 0; column < depth; column += 1) {
    for (let row = 0; row < tileSize; row += 1) {
      strip[column * tileSize + row] = cells[at + row * width + column] as number;
    }
  }
}

/** Adds the product of the left strip and all right strips to four rows, from a column on. */
function addToRows(
  { width, cells }: DenseChain,
  row: number,
  fromColumn: number,
  left: Float64Array,
  right: Float64Array,
  depth: number,
): void {
  for (let column = fromColumn; column < width; column += tileSize) {
    addTileProduct(cells, row * width + column, width, left, right, column * depth, depth);
  }
}

/** The same for the diagonal cells only, of four states that were taken out before. */
function addToDiagonal(
  { width, cells }: DenseChain,
  firstState: number,
  { from, to }: Panel,
  left: Float64Array,
): void {
  for (let offset = 0; offset < tileSize; offset += 1) {
    const state = firstState + offset;
    let visits = cells[state * width + state] as number;
    for (let pivot = from; pivot < to; pivot += 1) {
      const chance = left[(pivot - from) * tileSize + offset] as number;
      visits += chance * (cells[pivot * width + state] as number);
    }
    cells[state * width + state] = visits;
  }
}
