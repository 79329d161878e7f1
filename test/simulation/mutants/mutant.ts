import type { FocusName } from './foci.ts';

/** One change of a file's text: what is found, exactly once, is replaced. */
export type Edit = { readonly file: string; readonly find: string; readonly replace: string };

/** A deliberate mistake. Guards that cover for each other are removed together. */
export type Mutant = {
  readonly name: string;
  readonly edits: readonly Edit[];
  /** Where histories look for it; without it the same histories must find nothing. */
  readonly focus?: FocusName;
};
