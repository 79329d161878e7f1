/**
 * Turns the chances between a few states into the number of further visits: `block` (row by row,
 * `leaks.length` rows and columns) becomes (I - block)^-1 - I. `leaks` is overwritten.
 *
 * States are taken out one after another. The chance to leave a state is the sum of the chances to go
 * elsewhere, never one less the chance to stay: without a subtraction every result is exact to
 * rounding, however rarely a state is left (Grassmann, Taksar and Heyman 1985).
 *
 * @param leaks chance of each state to leave them all; one at least can be reached from each.
 */
export function countReturns(block: Float64Array, leaks: Float64Array): void {
  const size = leaks.length;
  for (let pivot = 0; pivot < size; pivot += 1) {
    const visits = 1 / leavingChance(block, leaks, pivot);
    const pivotRow = pivot * size;
    for (let column = 0; column < size; column += 1) {
      block[pivotRow + column] = (block[pivotRow + column] as number) * visits;
    }
    leaks[pivot] = (leaks[pivot] as number) * visits;
    for (let row = 0; row < size; row += 1) {
      if (row !== pivot) passThrough(block, leaks, row, pivot, visits);
    }
    block[pivotRow + pivot] = visits;
  }
  for (let state = 0; state < size; state += 1) {
    block[state * size + state] = (block[state * size + state] as number) - 1;
  }
}

function leavingChance(block: Float64Array, leaks: Float64Array, pivot: number): number {
  const size = leaks.length;
  let chance = leaks[pivot] as number;
  for (let column = pivot + 1; column < size; column += 1) {
    chance += block[pivot * size + column] as number;
  }
  return chance;
}

/** What `row` gives to the pivot goes on to where the pivot goes; its visits to the pivot stay. */
function passThrough(
  block: Float64Array,
  leaks: Float64Array,
  row: number,
  pivot: number,
  visits: number,
): void {
  const size = leaks.length;
  const chance = block[row * size + pivot] as number;
  for (let column = 0; column < size; column += 1) {
    const passed = chance * (block[pivot * size + column] as number);
    block[row * size + column] = (block[row * size + column] as number) + passed;
  }
  leaks[row] = (leaks[row] as number) + chance * (leaks[pivot] as number);
  block[row * size + pivot] = chance * visits;
}
