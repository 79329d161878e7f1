import type { JudgedTouch } from './attribution.ts';
import type { AttributionModel } from './policy.ts';

/**
 * A place in a journey: one touch, or several codes of equal standing, which were used together and
 * share what their place earns.
 */
export type Step = readonly JudgedTouch[];

/** The weights of a journey's steps, which are in time order and at least one; none is negative. */
export type Model = (steps: readonly Step[]) => readonly bigint[];

/** Last touch gives everything to the last step, linear the same to each, repeats included. */
export const models: Readonly<Record<AttributionModel, Model>> = {
  'last-touch': (steps) => steps.map((_, index) => (index === steps.length - 1 ? 1n : 0n)),
  linear: (steps) => steps.map(() => 1n),
};
