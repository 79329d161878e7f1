import type { Formula } from './formula.ts';
import type { Literal } from './literal.ts';

/** What a claim follows from: numbers of formulas that were given, and of choices that were made. */
export type Reasons = ReadonlySet<number>;

/** Something that must be true, and why. */
export type Claim<Kind extends Formula = Formula> = {
  readonly formula: Kind;
  readonly because: Reasons;
};

/** Some of the parts must be true. */
export type Choice = Claim<Extract<Formula, { kind: 'any' }>>;

/** What must, and what must not, be true of one thing. */
export type Knowledge = {
  readonly asked: readonly Claim<Literal>[];
  readonly refused: readonly Claim<Literal>[];
};

/** Why all of the claims hold. */
export function joinReasons(claims: readonly { readonly because: Reasons }[]): Reasons {
  return new Set(claims.flatMap(({ because }) => [...because]));
}
