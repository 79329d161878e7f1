/**
 * What weights that are not rational by nature (time decay, trained models) sum to: they are rounded
 * once to whole parts of this, and everything after that is exact.
 */
export const weightParts = 1_000_000_000_000n;
