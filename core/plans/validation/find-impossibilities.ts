import type { Condition } from '../condition.ts';
import { type ConditionValues, type LeafName, nameCondition } from '../condition-name.ts';
import { joinWords } from '../join-words.ts';
import type { Rule } from '../plan.ts';
import type { PlanPath } from '../plan-problem.ts';
import { effectiveCondition, listDecidingCurrencies } from './effective-condition.ts';
import { findContradiction } from './find-contradiction.ts';
import type { Finding } from './finding.ts';
import { toFormula } from './to-formula.ts';

/**
 * Rules that no order can meet: what they ask for, or promise, excludes itself.
 *
 * @param exchanges whether amounts of money are exchanged for orders in other currencies.
 */
export function findImpossibilities(rule: Rule, exchanges: boolean): Finding[] {
  const { when } = rule;
  const currencies = listDecidingCurrencies(rule, exchanges);
  if (currencies.length > 1) {
    const names = joinWords(currencies, 'and');
    return [
      {
        path: ['rewards'],
        message: `it promises amounts in ${names}, and no order has ${currencies.length} currencies; make a rule for each.`,
      },
    ];
  }
  if (when === undefined) return [];

  const about = excludesItself(when);
  if (about !== undefined) {
    return [{ path: ['when'], message: `its condition can never hold: ${explain(about, when)}.` }];
  }
  if (excludesItself(effectiveCondition(rule, exchanges)) !== undefined) {
    const message = `its amounts are in ${currencies[0]}, and its condition lets no order in ${currencies[0]} through; change one of them.`;
    return [{ path: ['when'], message }];
  }
  return findDeadParts(when, ['when']);
}

const comparisonsMax = 100_000;

function excludesItself(condition: Condition): ReadonlySet<LeafName> | undefined {
  const effort = { comparisonsLeft: comparisonsMax };
  return findContradiction([toFormula(condition, true)], effort)?.about;
}

function explain(about: ReadonlySet<LeafName>, condition: Condition): string {
  // Order values ask for a currency, too, which is easily overlooked.
  if (about.has('currency') && names(condition, 'orderValue')) {
    return 'it allows other currencies than those in which it names amounts or orders';
  }
  const leaves = joinWords(
    [...about].map((name) => `"${name}"`),
    'and',
  );
  return `what it asks of ${leaves} excludes itself`;
}

function names(condition: Condition, leaf: LeafName): boolean {
  const name = nameCondition(condition);
  const values = condition as unknown as ConditionValues;
  if (name === 'not') return names(values.not, leaf);
  if (name !== 'all' && name !== 'any') return name === leaf;
  return values[name].some((part) => names(part, leaf));
}

/** Parts of an `any` that nothing can meet, so that somebody waits for them in vain. */
function findDeadParts(condition: Condition, at: PlanPath): Finding[] {
  const name = nameCondition(condition);
  const values = condition as unknown as ConditionValues;
  if (name !== 'all' && name !== 'any') return [];

  return values[name].flatMap((part, place): Finding[] => {
    const path = [...at, name, place];
    const about = name === 'any' ? excludesItself(part) : undefined;
    if (about === undefined) return findDeadParts(part, path);
    const message = `a part of its condition can never hold: ${explain(about, part)}.`;
    return [{ severity: 'warning', path, message }];
  });
}
