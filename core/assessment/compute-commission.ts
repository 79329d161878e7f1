import type { PlanVersion, Rule } from '../plans/plan.ts';
import type { LineBase } from './assessment.ts';
import type { CommissionGroup } from './commission-group.ts';
import { dueOnLine } from './due-on-line.ts';
import { dueOnOrder } from './due-on-order.ts';
import { type LineMatch, matchRules } from './match-rules.ts';
import { roundGroup } from './round-group.ts';
import type { Sale } from './sale.ts';

/**
 * What an order's lines earn under one version of the plan, group by group: for each line the
 * credits that fall under one rule (percentages and amounts per item), then for the order the
 * credits that fall under one rule on any line (amounts per order). Each group is rounded once.
 *
 * @param lines with the bases that the version's switches give.
 */
export function computeCommission(
  lines: readonly LineBase[],
  version: PlanVersion,
  sale: Sale,
): CommissionGroup[] {
  const matches = matchRules(lines, version, sale);
  const groups = matches.flatMap((match) => groupLine(match, version, sale));
  for (const rule of listRulesPerOrder(matches))
    groups.push(...groupOrder(rule, matches, version, sale));
  return groups;
}

function groupLine(match: LineMatch, version: PlanVersion, sale: Sale): CommissionGroup[] {
  const { line, rules } = match;
  const { credits, totalParts } = sale.attribution;
  const groups: CommissionGroup[] = [];
  for (const rule of listDistinct(rules)) {
    const owners = credits.filter((_, place) => rules[place] === rule);
    for (const reward of rule.rewards) {
      const due = dueOnLine(reward, line, sale.order.currency);
      if (due === undefined) continue;
      groups.push(roundGroup(due, { version, ruleId: rule.ruleId }, owners, totalParts));
    }
  }
  return groups;
}

function groupOrder(
  rule: Rule,
  matches: readonly LineMatch[],
  version: PlanVersion,
  { attribution: { credits, totalParts } }: Sale,
): CommissionGroup[] {
  const matched = matches.filter(({ rules }) => rules.includes(rule));
  const owners = credits.filter((_, place) => matched.some(({ rules }) => rules[place] === rule));
  const lines = matched.map(({ line }) => line);
  return rule.rewards
    .filter((reward) => reward.kind === 'flat-per-order')
    .map((reward) =>
      roundGroup(dueOnOrder(reward, lines), { version, ruleId: rule.ruleId }, owners, totalParts),
    );
}

/** The rules that reward the order as a whole, in the order in which lines and credits meet them. */
function listRulesPerOrder(matches: readonly LineMatch[]): Rule[] {
  const found: Rule[] = [];
  for (const { rules } of matches) {
    for (const rule of listDistinct(rules))
      if (rewardsOrder(rule) && !found.includes(rule)) found.push(rule);
  }
  return found;
}

function rewardsOrder({ rewards }: Rule): boolean {
  return rewards.some(({ kind }) => kind === 'flat-per-order');
}

/** Each rule once, in the order of the credits. */
function listDistinct(rules: readonly (Rule | undefined)[]): Rule[] {
  const found: Rule[] = [];
  let last: Rule | undefined;
  for (const rule of rules) {
    if (rule === undefined || rule === last) continue;
    last = rule;
    if (!found.includes(rule)) found.push(rule);
  }
  return found;
}
