import type { LeafName } from '../condition-name.ts';
import { alwaysKnown } from './always-known.ts';
import { type Choice, type Claim, joinReasons, type Knowledge, type Reasons } from './claim.ts';
import { dropOpenChoices } from './drop-open-choices.ts';
import type { Effort } from './effort.ts';
import { findConflict } from './find-conflict.ts';
import { flattenClaims } from './flatten-claims.ts';
import type { Formula } from './formula.ts';
import { isMetByRefusals } from './is-met-by-refusals.ts';
import type { Literal } from './literal.ts';
import { narrowChoices } from './narrow-choices.ts';

/** Why formulas cannot be true together. */
export type Contradiction = {
  readonly about: ReadonlySet<LeafName>;
  /** The places of the formulas that it takes; there may be fewer that do. */
  readonly among: ReadonlySet<number>;
};

/**
 * Looks for a way in which all the formulas are true of one subject. If there is none, answers why;
 * `undefined` if there is one, or if the effort ran out before that was clear.
 *
 * The method is a semantic tableau: claims are collected along a branch, which ends where they
 * contradict each other; a choice with the fewest parts that are still possible comes first. Every
 * claim knows why it was made. So a choice that had nothing to do with a contradiction is not gone
 * through part by part (M. L. Ginsberg, "Dynamic Backtracking", 1993, on conflict-directed
 * backjumping): it takes no longer to find among many rules the two that matter.
 */
export function findContradiction(
  formulas: readonly Formula[],
  effort: Effort,
): Contradiction | undefined {
  const about = new Set<LeafName>();
  const given = formulas.map((formula, place) => ({ formula, because: new Set([place]) }));
  const relevant = dropOpenChoices(flattenClaims(given));
  const knowledge = new Map(
    [...alwaysKnown].map(([name, test]): [LeafName, Knowledge] => {
      const formula: Literal = { kind: 'literal', name, holds: true, test };
      return [name, { asked: [{ formula, because: new Set() }], refused: [] }];
    }),
  );
  const among = close(relevant, [], { knowledge, depth: formulas.length, about, effort });
  return among === undefined ? undefined : { about, among };
}

/** A way that is being tried. */
type Branch = {
  readonly knowledge: ReadonlyMap<LeafName, Knowledge>;
  /** The number of the next choice, as a reason; those of the formulas come before it. */
  readonly depth: number;
  readonly about: Set<LeafName>;
  readonly effort: Effort;
};

/** Why a branch leads nowhere, with these claims and open choices; `undefined` if it is not known to. */
function close(
  claims: readonly Claim[],
  open: readonly Choice[],
  before: Branch,
): Reasons | undefined {
  const { effort, about } = before;
  const { knowledge, touched, choices } = learn(claims, before.knowledge);
  for (const name of touched) {
    const conflict = findConflict(knowledge.get(name) ?? { asked: [], refused: [] }, effort);
    if (conflict === undefined) continue;
    about.add(name);
    return joinReasons(conflict);
  }
  if (effort.comparisonsLeft <= 0) return undefined;

  const left = [
    ...narrowChoices(open, { knowledge, touched, about, effort }),
    ...narrowChoices(choices, { knowledge, about, effort }),
  ];
  const [first, ...others] = left;
  if (first === undefined || isMetByRefusals(left, knowledge, effort)) return undefined;
  const choice = others.reduce(
    (least, each) => (each.formula.parts.length < least.formula.parts.length ? each : least),
    first,
  );
  return closeParts(
    choice,
    left.filter((each) => each !== choice),
    { ...before, knowledge },
  );
}

/** Why no part of a choice leads anywhere; without the choice, if it had nothing to do with it. */
function closeParts(
  { formula, because }: Choice,
  open: readonly Choice[],
  branch: Branch,
): Reasons | undefined {
  const { depth } = branch;
  const reasons = new Set(because);
  for (const part of formula.parts) {
    const claims = flattenClaims([{ formula: part, because: new Set([depth]) }]);
    const found = close(claims, open, { ...branch, depth: depth + 1 });
    if (found === undefined || !found.has(depth)) return found;
    for (const reason of found) if (reason !== depth) reasons.add(reason);
  }
  return reasons;
}

/** Adds claims about single things to what is known; the others are choices. */
function learn(claims: readonly Claim[], before: ReadonlyMap<LeafName, Knowledge>) {
  const choices = claims.filter((claim): claim is Choice => claim.formula.kind === 'any');
  const literals = claims.filter(
    (claim): claim is Claim<Literal> => claim.formula.kind === 'literal',
  );
  const knowledge = new Map(before);
  const byName = Map.groupBy(literals, ({ formula }) => formula.name);
  for (const [name, learnt] of byName) {
    const { asked, refused } = before.get(name) ?? { asked: [], refused: [] };
    const [more, less] = [true, false].map((holds) =>
      learnt.filter(({ formula }) => formula.holds === holds),
    );
    knowledge.set(name, {
      asked: [...asked, ...(more ?? [])],
      refused: [...refused, ...(less ?? [])],
    });
  }
  return { knowledge, touched: new Set(byName.keys()), choices };
}
