import { canonicalJson } from '../encoding/canonical-json.ts';
import { minorUnitDigits } from '../money/minor-unit-digits.ts';
import type { Condition } from './condition.ts';
import { formatRate } from './format-rate.ts';
import type { PlanVersion, Rule } from './plan.ts';
import type { Reward } from './reward.ts';

/** What is wrong with a plan version, and in which rule if it is in one. */
export type PlanProblem = { readonly ruleId?: string; readonly message: string };

/**
 * Finds everything that must be put right before a version can be published; nothing found means
 * that it can. Messages are sentences that say what to change.
 */
export function validatePlanVersion(version: PlanVersion): PlanProblem[] {
  return [
    ...findDateProblems(version),
    ...findSizeProblems(version),
    ...findRuleListProblems(version.rules),
    ...version.rules.flatMap((rule) =>
      findRuleProblems(rule).map((problem) => ({
        ruleId: rule.ruleId,
        message: `Rule ${rule.ruleId}: ${problem}`,
      })),
    ),
  ];
}

function findDateProblems({ effectiveFrom, publishedAt }: PlanVersion): PlanProblem[] {
  if (effectiveFrom >= publishedAt) return [];
  return [
    {
      message: 'The version takes effect before it is published; terms never change in retrospect.',
    },
  ];
}

/** What a store takes as one item (400 KB in DynamoDB), in characters of up to three bytes. */
const maxVersionLength = 100_000;

function findSizeProblems(version: PlanVersion): PlanProblem[] {
  const { length } = canonicalJson(version);
  if (length <= maxVersionLength) return [];
  return [
    {
      message: `The version has ${length} characters, and ${maxVersionLength} are the most; name fewer products, or use fewer rules.`,
    },
  ];
}

function findRuleListProblems(rules: readonly Rule[]): PlanProblem[] {
  if (rules.length === 0) return [{ message: 'The version has no rules; it needs at least one.' }];

  const ids = rules.map((rule) => rule.ruleId);
  const repeated = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return [...repeated].map((ruleId) => ({
    ruleId,
    message: `Rule ${ruleId}: the id is used more than once; explanations name rules by their ids.`,
  }));
}

function findRuleProblems(rule: Rule): string[] {
  return [
    ...(rule.ruleId === '' ? ['the id is empty.'] : []),
    ...rule.rewards.flatMap(findRewardProblems),
    ...(rule.when === undefined ? [] : findConditionProblems(rule.when)),
  ];
}

function findRewardProblems(reward: Reward): string[] {
  if (reward.kind !== 'percent') {
    const { amount } = reward;
    return [
      ...('currency' in amount ? findCurrencyProblems(amount.currency) : []),
      ...(amount.minorUnits < 0n ? ['a flat reward cannot be negative.'] : []),
    ];
  }
  const { numerator, denominator } = reward.rate;
  if (denominator <= 0n) return ['the rate needs a positive denominator.'];
  if (numerator < 0n) return ['the rate cannot be negative.'];
  return numerator > denominator
    ? [`the rate of ${formatRate(reward.rate)} is above 100 % of the base.`]
    : [];
}

function findConditionProblems(condition: Condition): string[] {
  if ('not' in condition) return findConditionProblems(condition.not);

  const [name, items] = Object.entries(condition)[0] as [string, unknown];
  if (!Array.isArray(items)) return [];
  const emptiness = items.length === 0 ? [`the condition "${name}" lists nothing.`] : [];
  if ('all' in condition) return [...emptiness, ...condition.all.flatMap(findConditionProblems)];
  if ('any' in condition) return [...emptiness, ...condition.any.flatMap(findConditionProblems)];
  if ('currency' in condition)
    return [...emptiness, ...condition.currency.flatMap(findCurrencyProblems)];
  return emptiness;
}

function findCurrencyProblems(currency: string): string[] {
  return minorUnitDigits[currency] === undefined
    ? [`"${currency}" is not an ISO 4217 currency.`]
    : [];
}
