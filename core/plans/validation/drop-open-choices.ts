import type { LeafName } from '../condition-name.ts';
import { alwaysKnown } from './always-known.ts';
import type { Claim } from './claim.ts';
import type { Formula } from './formula.ts';

/**
 * Leaves out choices that can be met whatever becomes of the others: those with a literal that only
 * refuses values, where nothing anywhere asks for a value of that kind. What is refused may be unknown,
 * or something that no rule names.
 *
 * This is the pure literal rule (M. Davis, H. Putnam, "A Computing Procedure for Quantification
 * Theory", 1960). Most rules of a plan have nothing to do with a given one; it is what keeps the
 * search among them short.
 */
export function dropOpenChoices(claims: readonly Claim[]): readonly Claim[] {
  const asked = new Set(alwaysKnown.keys());
  for (const { formula } of claims) collectAsked(formula, asked);

  const left = claims.filter(({ formula }) => formula.kind !== 'any' || !isOpen(formula, asked));
  return left.length === claims.length ? left : dropOpenChoices(left);
}

function collectAsked(formula: Formula, asked: Set<LeafName>): void {
  if (formula.kind !== 'literal') {
    for (const part of formula.parts) collectAsked(part, asked);
  } else if (formula.holds) {
    asked.add(formula.name);
  }
}

/** Whether a formula can be met by refusing alone what nothing asks for. */
function isOpen(formula: Formula, asked: ReadonlySet<LeafName>): boolean {
  switch (formula.kind) {
    case 'literal':
      return !formula.holds && !asked.has(formula.name);
    case 'all':
      return formula.parts.every((part) => isOpen(part, asked));
    case 'any':
      return formula.parts.some((part) => isOpen(part, asked));
  }
}
