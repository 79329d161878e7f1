import type { Model } from './model.ts';

/** 1, 2, … n: each step weighs by its place, so later ones more. */
export const positionDecay: Model = (steps) => steps.map((_, index) => BigInt(index + 1));
