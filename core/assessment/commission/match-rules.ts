import type { Credit } from '../../attribution/attribution.ts';
import { type ConditionSubject, matchesCondition } from '../../plans/match-condition.ts';
import type { PlanVersion, Rule } from '../../plans/plan.ts';
import type { LineBase } from '../assessment.ts';
import { describeTouches, type MovingSubject, moveToLine } from './condition-subjects.ts';
import { listSaleRules, type SaleRule } from './list-sale-rules.ts';
import type { Sale } from './sale.ts';

/** The credits that fall under one rule, in the order of their touches. */
export type RuleMatch = { readonly rule: Rule; readonly credits: Credit[] };

/** What decides about one line; rules in the order in which the credits meet them. */
export type LineMatches = { readonly line: LineBase; readonly matches: readonly RuleMatch[] };

/**
 * Finds, for every line that counts and every credit, the first rule of a version that matches.
 * Pairs without one earn nothing.
 */
export function matchRules(
  lines: readonly LineBase[],
  version: PlanVersion,
  sale: Sale,
): LineMatches[] {
  const counting = lines.filter(({ excluded }) => excluded === undefined);
  const orderValue = counting.reduce((sum, line) => sum + line.originalMinorUnits, 0n);
  const rules = listSaleRules(version, sale.order.currency);
  const subjects = describeTouches(sale, orderValue);

  return counting.map((line) => {
    moveToLine(subjects, line, sale);
    return { line, matches: matchLine(rules, subjects, sale.attribution.credits) };
  });
}

function matchLine(
  rules: readonly SaleRule[],
  subjects: readonly MovingSubject[],
  credits: readonly Credit[],
): RuleMatch[] {
  const open = subjects[0] === undefined ? [] : narrowRules(rules, subjects[0]);
  const matches: RuleMatch[] = [];
  subjects.forEach((subject, place) => {
    const rule = findRule(open, subject);
    const credit = credits[place];
    if (rule === undefined || credit === undefined) return;
    const match = matches.find((each) => each.rule === rule);
    if (match === undefined) matches.push({ rule, credits: [credit] });
    else match.credits.push(credit);
  });
  return matches;
}

/**
 * The rules that may still decide about a line once its goods and its order are known: none that these
 * rule out, and none after one that holds for every touch.
 *
 * @param subject any touch, on the line.
 */
function narrowRules(rules: readonly SaleRule[], subject: ConditionSubject): SaleRule[] {
  const open: SaleRule[] = [];
  for (const each of rules) {
    if (!each.asksAboutTouch && !holds(each.rule, subject)) continue;
    open.push(each);
    if (!each.asksAboutTouch) return open;
  }
  return open;
}

/** @param rules narrowed to the subject's line. */
function findRule(rules: readonly SaleRule[], subject: ConditionSubject): Rule | undefined {
  for (const each of rules) {
    if (!each.asksAboutTouch || holds(each.rule, subject)) return each.rule;
  }
  return undefined;
}

function holds({ when }: Rule, subject: ConditionSubject): boolean {
  return when === undefined || matchesCondition(when, subject);
}
