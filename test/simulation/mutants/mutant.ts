import type { Focus } from '../faults/focus.ts';

/** One change of a file's text: what is found, exactly once, is replaced. */
export type Edit = { readonly file: string; readonly find: string; readonly replace: string };

/** A deliberate mistake. Guards that cover for each other are removed together. */
export type Mutant = {
  readonly name: string;
  readonly edits: readonly Edit[];
  /** Where histories look for it; the same ones must find nothing without it. */
  readonly focus?: Focus;
};
