import type { LeafName } from '../condition-name.ts';
import { type Choice, type Claim, joinReasons, type Knowledge, type Reasons } from './claim.ts';
import type { Effort } from './effort.ts';
import { findConflict } from './find-conflict.ts';
import type { Formula } from './formula.ts';
import type { Literal } from './literal.ts';

/** What choices are held against. */
type Given = {
  readonly knowledge: ReadonlyMap<LeafName, Knowledge>;
  /** Of what more became known since the choices were narrowed last; default: of everything. */
  readonly touched?: ReadonlySet<LeafName>;
  readonly about: Set<LeafName>;
  readonly effort: Effort;
};

/** The choices that are not met already, each with the parts that are still possible. */
export function narrowChoices(choices: readonly Choice[], given: Given): Choice[] {
  return choices.flatMap((choice) => {
    const { parts } = choice.formula;
    given.effort.comparisonsLeft -= parts.length;
    if (parts.some((part) => part.kind === 'literal' && isCertain(part, given))) return [];

    const possible: Formula[] = [];
    const excluding: { readonly because: Reasons }[] = [];
    for (const part of parts) {
      const reasons = findImpossibility(part, given);
      if (reasons === undefined) possible.push(part);
      else excluding.push({ because: reasons });
    }
    if (excluding.length === 0) return [choice];
    const because = joinReasons([choice, ...excluding]);
    return [{ formula: { kind: 'any', parts: possible }, because }];
  });
}

/** Why a part cannot be true; that of a part with parts of its own is seen by its literals only. */
function findImpossibility(part: Formula, given: Given): Reasons | undefined {
  const literals = part.kind === 'all' ? part.parts : [part];
  for (const literal of literals) {
    if (literal.kind !== 'literal') continue;
    const conflict = findConflictWith(literal, given);
    if (conflict === undefined) continue;
    given.about.add(literal.name);
    return joinReasons(conflict);
  }
  return undefined;
}

function isCertain(literal: Literal, given: Given): boolean {
  return findConflictWith({ ...literal, holds: !literal.holds }, given) !== undefined;
}

function findConflictWith(
  formula: Literal,
  { knowledge, touched, effort }: Given,
): readonly Claim<Literal>[] | undefined {
  if (touched !== undefined && !touched.has(formula.name)) return undefined;
  const claim = { formula, because: new Set<number>() };
  const { asked, refused } = knowledge.get(formula.name) ?? { asked: [], refused: [] };
  return findConflict(
    formula.holds ? { asked: [...asked, claim], refused } : { asked, refused: [...refused, claim] },
    effort,
  );
}
