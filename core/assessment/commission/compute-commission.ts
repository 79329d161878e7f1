import type { PlanVersion, Rule } from '../../plans/plan.ts';
import type { LineBase } from '../assessment.ts';
import type { CommissionGroup } from '../commission-group.ts';
import { dueOnLine } from './due-on-line.ts';
import { dueOnOrder } from './due-on-order.ts';
import { type LineMatches, matchRules } from './match-rules.ts';
import { roundGroup } from './round-group.ts';
import { paymentOf, type Sale } from './sale.ts';

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
  const matched = matchRules(lines, version, sale);
  return [
    ...matched.flatMap((line) => groupLine(line, version, sale)),
    ...listRulesPerOrder(matched).flatMap((rule) => groupOrder(rule, matched, version, sale)),
  ];
}

function groupLine(
  { line, matches }: LineMatches,
  version: PlanVersion,
  sale: Sale,
): CommissionGroup[] {
  const payment = paymentOf(sale);
  const groups: CommissionGroup[] = [];
  for (const { rule, credits } of matches) {
    const origin = { version, ruleId: rule.ruleId };
    for (const reward of rule.rewards) {
      const due = dueOnLine(reward, line, payment);
      if (due !== undefined) {
        groups.push(roundGroup(due, origin, credits, sale.attribution.totalParts));
      }
    }
  }
  return groups;
}

function groupOrder(
  rule: Rule,
  matched: readonly LineMatches[],
  version: PlanVersion,
  sale: Sale,
): CommissionGroup[] {
  const { credits: all, totalParts } = sale.attribution;
  const found = matched.flatMap(({ line, matches }) =>
    matches.filter((match) => match.rule === rule).map(({ credits }) => ({ line, credits })),
  );
  const lines = found.map(({ line }) => line);
  const earning = new Set(found.flatMap(({ credits }) => credits));
  const owners = all.filter((credit) => earning.has(credit));
  const origin = { version, ruleId: rule.ruleId };
  return rule.rewards
    .filter((reward) => reward.kind === 'flat-per-order')
    .flatMap((reward) => dueOnOrder(reward, lines, paymentOf(sale)) ?? [])
    .map((due) => roundGroup(due, origin, owners, totalParts));
}

/** The rules that reward the order as a whole, in the order in which lines and credits meet them. */
function listRulesPerOrder(matched: readonly LineMatches[]): Rule[] {
  const found: Rule[] = [];
  for (const { matches } of matched) {
    for (const { rule } of matches) {
      if (!found.includes(rule) && rewardsOrder(rule)) found.push(rule);
    }
  }
  return found;
}

function rewardsOrder({ rewards }: Rule): boolean {
  return rewards.some(({ kind }) => kind === 'flat-per-order');
}
