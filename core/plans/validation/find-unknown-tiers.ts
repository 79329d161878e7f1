import type { Condition } from '../condition.ts';
import { type ConditionValues, nameCondition } from '../condition-name.ts';
import type { Rule } from '../plan.ts';
import type { PlanPath } from '../plan-problem.ts';
import type { Finding } from './finding.ts';

/** Conditions on tiers that no term defines: a hint only, because tiers are also given by hand. */
export function findUnknownTiers({ when }: Rule, defined: ReadonlySet<string>): Finding[] {
  return when === undefined ? [] : findIn(when, ['when'], defined);
}

function findIn(condition: Condition, at: PlanPath, defined: ReadonlySet<string>): Finding[] {
  const name = nameCondition(condition);
  const values = condition as unknown as ConditionValues;
  const path = [...at, name];
  if (name === 'not') return findIn(values.not, path, defined);
  if (name === 'all' || name === 'any') {
    return values[name].flatMap((part, place) => findIn(part, [...path, place], defined));
  }
  if (name !== 'tier') return [];
  return values.tier
    .filter((tier) => !defined.has(tier))
    .map((tier) => ({
      severity: 'warning',
      path,
      message: `no term defines the tier "${tier}", so that only creators to whom it was given by hand are in it.`,
    }));
}
