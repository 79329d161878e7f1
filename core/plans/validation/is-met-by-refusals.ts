import type { LeafName } from '../condition-name.ts';
import type { Choice, Claim, Knowledge } from './claim.ts';
import type { Effort } from './effort.ts';
import { findConflict } from './find-conflict.ts';
import type { Literal } from './literal.ts';

/**
 * Whether choices are seen to be met together by refusing one thing for each. Refusals contradict
 * nothing but what is asked for; so in most plans this shows at once that a rule is needed, where the
 * search would go from choice to choice.
 */
export function isMetByRefusals(
  choices: readonly Choice[],
  knowledge: ReadonlyMap<LeafName, Knowledge>,
  effort: Effort,
): boolean {
  const refusals = new Map<LeafName, readonly Claim<Literal>[]>();
  return choices.every(({ formula }) =>
    formula.parts.some((part) => {
      if (part.kind !== 'literal' || part.holds) return false;
      const { asked, refused } = knowledge.get(part.name) ?? { asked: [], refused: [] };
      if (asked.length === 0) return true;
      const before = refusals.get(part.name) ?? refused;
      const more = [...before, { formula: part, because: new Set<number>() }];
      if (findConflict({ asked, refused: more }, effort) !== undefined) return false;
      refusals.set(part.name, more);
      return true;
    }),
  );
}
