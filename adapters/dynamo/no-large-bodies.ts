import type { LargeBodies } from './large-bodies.ts';

const refuse = async (): Promise<never> => {
  throw new Error('This function has no bucket for bodies that do not fit into an item.');
};

/** For functions that only meet small bodies, and so have no right to the bucket. */
export const noLargeBodies: LargeBodies = { put: refuse, get: refuse };
