import type { LeafName } from '../condition-name.ts';
import { everyValue } from './contradicts.ts';
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
export function dropOpenChoices(formulas: readonly Formula[]): readonly Formula[] {
  const asked = new Set<LeafName>();
  for (const formula of formulas) collectAsked(formula, asked);

  const left = formulas.filter(
    (formula) => formula.kind !== 'any' || !isOpen(formula.parts, asked),
  );
  return left.length === formulas.length ? left : dropOpenChoices(left);
}

function collectAsked(formula: Formula, asked: Set<LeafName>): void {
  if (formula.kind !== 'literal') {
    for (const part of formula.parts) collectAsked(part, asked);
  } else if (formula.holds) {
    asked.add(formula.name);
  }
}

function isOpen(parts: readonly Formula[], asked: ReadonlySet<LeafName>): boolean {
  return parts.some(
    (part) =>
      part.kind === 'literal' &&
      !part.holds &&
      !asked.has(part.name) &&
      everyValue[part.name] === undefined,
  );
}
