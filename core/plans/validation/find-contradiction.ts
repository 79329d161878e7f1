import type { LeafName } from '../condition-name.ts';
import { contradicts, type Effort } from './contradicts.ts';
import { dropOpenChoices } from './drop-open-choices.ts';
import type { Formula } from './formula.ts';
import type { Literal } from './literal.ts';

/**
 * Looks for a way in which all the formulas are true of one subject. If there is none, answers what
 * the contradictions are about; `undefined` if there is one, or if the effort ran out before that was
 * clear.
 *
 * The method is a semantic tableau: literals are collected along a branch, which ends where they
 * contradict each other; a choice with the fewest parts that are still possible comes first.
 */
export function findContradiction(
  formulas: readonly Formula[],
  effort: Effort,
): ReadonlySet<LeafName> | undefined {
  const about = new Set<LeafName>();
  const relevant = dropOpenChoices(flatten(formulas));
  return isClosed(relevant, { literals: new Map(), about, effort }) ? about : undefined;
}

/** A way that is being tried. */
type Branch = {
  /** What must be true on it, by what it is about. */
  readonly literals: Map<LeafName, readonly Literal[]>;
  readonly about: Set<LeafName>;
  readonly effort: Effort;
};

/** The parts of an `any`. */
type Choice = readonly Formula[];

function isClosed(formulas: readonly Formula[], before: Branch): boolean {
  const branch = { ...before, literals: new Map(before.literals) };
  const choices: Choice[] = [];
  for (const formula of flatten(formulas)) {
    if (formula.kind !== 'literal') {
      choices.push(formula.parts);
      continue;
    }
    if (branch.effort.comparisonsLeft <= 0) return false;
    if (isImpossible(formula, branch)) return true;
    branch.literals.set(formula.name, add(formula, branch));
  }

  const [choice, ...others] = choices
    .filter((parts) => !parts.some((part) => part.kind === 'literal' && isCertain(part, branch)))
    .map((parts) => parts.filter((part) => part.kind !== 'literal' || !isImpossible(part, branch)))
    .toSorted((a, b) => a.length - b.length);
  if (choice === undefined) return false;
  const rest = others.map((parts): Formula => ({ kind: 'any', parts }));
  return choice.every((part) => isClosed([part, ...rest], branch));
}

function isImpossible(literal: Literal, branch: Branch): boolean {
  const isContradicted = contradicts(add(literal, branch), branch.effort);
  if (isContradicted) branch.about.add(literal.name);
  return isContradicted;
}

function isCertain(literal: Literal, branch: Branch): boolean {
  return contradicts(add({ ...literal, holds: !literal.holds }, branch), branch.effort);
}

function add(literal: Literal, { literals }: Branch): readonly Literal[] {
  return [...(literals.get(literal.name) ?? []), literal];
}

/** The parts of what must all be true: literals and choices. */
function flatten(formulas: readonly Formula[]): Exclude<Formula, { kind: 'all' }>[] {
  return formulas.flatMap((formula) =>
    formula.kind === 'all' ? flatten(formula.parts) : [formula],
  );
}
