import type { Step } from './model.ts';

/** A number that the number of owners of every step divides, so that equal shares of it stay whole. */
export function commonMultiple(steps: readonly Step[]): bigint {
  return steps.reduce((product, { owners }) => product * BigInt(owners.length), 1n);
}
