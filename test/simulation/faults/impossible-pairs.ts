import type { Target } from './aim.ts';

/** Why the second crash of a pair cannot come after the first, whatever the seed. */
export type Impossibility = {
  readonly reason: string;
  readonly concerns: (first: Target, second: Target) => boolean;
};

/** The pairs of crashes that no history can have. They are counted apart, under their reasons. */
export const impossibilities: readonly Impossibility[] = [];

export function isPossiblePair(first: Target, second: Target): boolean {
  return !impossibilities.some(({ concerns }) => concerns(first, second));
}
