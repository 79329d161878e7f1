import { tileSize } from './add-tile-product.ts';

/**
 * An absorbing chain as a square matrix of chances, row by row.
 *
 * The first `states` rows and columns are the states. The four rows after them are where a walk
 * starts (only the first is used), the four columns after them where it ends: in the two ends whose
 * chances count, `conversion` and `null`, and in `worth`, which is what a walk brings in when it ends.
 * Everything is a multiple of four, so that tiles leave no rest; states that make up the number are
 * never visited and end at once.
 */
export type DenseChain = {
  readonly states: number;
  readonly width: number;
  readonly cells: Float64Array;
};

/** An empty chain with room for `states`. */
export function makeDenseChain(states: number): DenseChain {
  const padded = Math.ceil(states / tileSize) * tileSize;
  const width = padded + tileSize;
  const chain = { states: padded, width, cells: new Float64Array(width * width) };
  for (let state = states; state < padded; state += 1) {
    chain.cells[state * width + endColumns(chain).null] = 1;
  }
  return chain;
}

export function startRow({ states }: DenseChain): number {
  return states;
}

export function endColumns({ states }: Pick<DenseChain, 'states'>) {
  return { conversion: states, null: states + 1, worth: states + 2 };
}
