import type { Model } from './model.ts';

/** Everything to the first step. */
export const firstTouch: Model = (steps) => steps.map((_, index) => (index === 0 ? 1n : 0n));
