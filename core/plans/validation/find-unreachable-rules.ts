import { canonicalJson } from '../../encoding/canonical-json.ts';
import type { Condition } from '../condition.ts';
import { isSaleReward } from '../is-sale-reward.ts';
import { joinWords } from '../join-words.ts';
import type { Rule } from '../plan.ts';
import type { PlanProblem } from '../plan-problem.ts';
import type { Effort } from './contradicts.ts';
import { effectiveCondition, listPromisedCurrencies } from './effective-condition.ts';
import { locateFindings } from './finding.ts';
import { impliesCondition } from './implies-condition.ts';
import { rulePart } from './list-plan-parts.ts';

/** A rule with its place in the version, for those of which nothing worse is known. */
export type PlacedRule = { readonly rule: Rule; readonly place: number };

type Examined = PlacedRule & {
  /** What it decides about: sales, or single activities. */
  readonly subjects: ReadonlySet<string>;
  readonly condition: Condition;
};

/*
 * What people write takes some thousands of comparisons. These bound what a plan can take that nobody
 * would write: for each rule against all before it together, and for all pairs of rules.
 */
const comparisonsMaxTogether = 10_000;
const comparisonsMaxOfPairs = 4_000_000;

/**
 * Rules that never decide, because rules before them match whatever they match. Rules for sales and
 * rules for activities do not stand in each other's way.
 */
export function findUnreachableRules(rules: readonly PlacedRule[]): PlanProblem[] {
  const ofPairs: Effort = { comparisonsLeft: comparisonsMaxOfPairs };
  const examined = rules.map(examine);
  return examined.flatMap((each, index) => {
    const before = examined
      .slice(0, index)
      .filter(({ subjects }) => [...each.subjects].every((subject) => subjects.has(subject)));
    const hiding = findHiding(each, before, ofPairs);
    if (hiding.length === 0) return [];
    return locateFindings(rulePart(each.rule, each.place), [{ message: explain(each, hiding) }]);
  });
}

function examine({ rule, place }: PlacedRule): Examined {
  const activities = rule.rewards.filter((reward) => !isSaleReward(reward));
  return {
    rule,
    place,
    subjects: new Set(
      activities.length === 0
        ? ['sale']
        : activities.map((reward) =>
            reward.kind === 'milestone' ? `milestone:${reward.milestone}` : reward.kind,
          ),
    ),
    condition: effectiveCondition(rule),
  };
}

/** One rule that hides another or, if none does alone, those that do together; none if it is reachable. */
function findHiding(
  each: Examined,
  before: readonly Examined[],
  ofPairs: Effort,
): readonly Examined[] {
  const effort = { comparisonsLeft: comparisonsMaxTogether };
  const areHiding = isHidden(each, before, effort);
  if (!areHiding && effort.comparisonsLeft > 0) return [];
  const alone = before.find((rule) => isHidden(each, [rule], ofPairs));
  if (alone !== undefined) return [alone];
  if (!areHiding) return [];
  return before.reduce<readonly Examined[]>((needed, rule) => {
    const without = needed.filter((other) => other !== rule);
    return isHidden(each, without, { comparisonsLeft: comparisonsMaxTogether }) ? without : needed;
  }, before);
}

function isHidden(each: Examined, before: readonly Examined[], effort: Effort): boolean {
  const any = before.map(({ condition }) => condition);
  return impliesCondition(each.condition, { any }, effort);
}

function explain({ rule }: Examined, hiding: readonly Examined[]): string {
  const ids = joinWords(
    hiding.map((each) => each.rule.ruleId),
    'and',
  );
  const [first] = hiding;
  const [currency] = listPromisedCurrencies(rule);
  const isTwin =
    first !== undefined &&
    currency !== undefined &&
    listPromisedCurrencies(first.rule)[0] === currency &&
    canonicalJson(first.rule.when) === canonicalJson(rule.when);
  if (isTwin) {
    return `it has the condition of rule ${ids}, and both promise amounts in ${currency}, so that ${ids} always decides; merge them, or give them different conditions.`;
  }
  return hiding.length === 1
    ? `it never decides, because rule ${ids} before it matches all that it matches; move it before ${ids}, narrow ${ids}, or remove it.`
    : `it never decides, because the rules ${ids} before it together match all that it matches; move it before them, narrow one of them, or remove it.`;
}
