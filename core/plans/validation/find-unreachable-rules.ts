import { canonicalJson } from '../../encoding/canonical-json.ts';
import type { Condition } from '../condition.ts';
import { isSaleReward } from '../is-sale-reward.ts';
import { joinWords } from '../join-words.ts';
import type { Rule } from '../plan.ts';
import type { PlanProblem } from '../plan-problem.ts';
import { effectiveCondition, listPromisedCurrencies } from './effective-condition.ts';
import type { Effort } from './effort.ts';
import { findContradiction } from './find-contradiction.ts';
import { type Finding, locateFindings } from './finding.ts';
import type { Formula } from './formula.ts';
import { impliesCondition } from './implies-condition.ts';
import { rulePart } from './list-plan-parts.ts';
import { toFormula } from './to-formula.ts';

/** A rule with its place in the version, for those of which nothing worse is known. */
export type PlacedRule = { readonly rule: Rule; readonly place: number };

type Examined = PlacedRule & {
  /** What it decides about: sales, or single activities. */
  readonly subjects: readonly string[];
  readonly condition: Condition;
  readonly holds: Formula;
  readonly fails: Formula;
};

/*
 * What people write takes some thousands of comparisons. These bound what a plan can take that nobody
 * would write: for one rule against all before it, for all rules so, and for all pairs of rules.
 */
const comparisonsMaxTogether = 1_000_000;
const comparisonsMaxOfAll = 20_000_000;
const comparisonsMaxOfPairs = 4_000_000;

/** What is left for the rules to come. */
type Efforts = { readonly together: Effort; readonly pairs: Effort };

/**
 * Rules that never decide, because rules before them match whatever they match. Rules for sales and
 * rules for activities do not stand in each other's way; a rule for several activities is reachable if
 * it decides about one of them. Where that cannot be told, a warning says so.
 *
 * @param exchanges whether amounts of money are exchanged for orders in other currencies.
 */
export function findUnreachableRules(
  rules: readonly PlacedRule[],
  exchanges: boolean,
): PlanProblem[] {
  const efforts = {
    together: { comparisonsLeft: comparisonsMaxOfAll },
    pairs: { comparisonsLeft: comparisonsMaxOfPairs },
  };
  const examined = rules.map((rule) => examine(rule, exchanges));
  return examined.flatMap((each, index) => {
    const finding = judge(each, examined.slice(0, index), efforts);
    return finding === undefined ? [] : locateFindings(rulePart(each.rule, each.place), [finding]);
  });
}

function examine({ rule, place }: PlacedRule, exchanges: boolean): Examined {
  const activities = rule.rewards.filter((reward) => !isSaleReward(reward));
  const subjects = activities.map((reward) =>
    reward.kind === 'milestone' ? `milestone:${reward.milestone}` : reward.kind,
  );
  const condition = effectiveCondition(rule, exchanges);
  return {
    rule,
    place,
    subjects: activities.length === 0 ? ['sale'] : [...new Set(subjects)],
    condition,
    holds: toFormula(condition, true),
    fails: toFormula(condition, false),
  };
}

function judge(
  each: Examined,
  earlier: readonly Examined[],
  efforts: Efforts,
): Finding | undefined {
  const hiding = new Set<Examined>();
  let isClear = true;
  for (const subject of each.subjects) {
    const before = earlier.filter(({ subjects }) => subjects.includes(subject));
    const found = findHiding(each, before, efforts);
    if (found === 'none') return undefined;
    if (found === 'unclear') isClear = false;
    else for (const rule of found) hiding.add(rule);
  }
  return isClear
    ? { message: explain(each, [...hiding]) }
    : { severity: 'warning', message: unclear };
}

/** One rule that hides another or, if none does alone, those that do together. */
function findHiding(
  each: Examined,
  before: readonly Examined[],
  { together, pairs }: Efforts,
): readonly Examined[] | 'none' | 'unclear' {
  const comparisonsMax = Math.min(comparisonsMaxTogether, together.comparisonsLeft);
  const effort = { comparisonsLeft: comparisonsMax };
  const formulas = [each.holds, ...before.map(({ fails }) => fails)];
  const found = findContradiction(formulas, effort);
  together.comparisonsLeft -= comparisonsMax - effort.comparisonsLeft;
  if (found === undefined && effort.comparisonsLeft > 0) return 'none';

  const alone = before.find((rule) => isHidden(each, [rule], pairs));
  if (alone !== undefined) return [alone];
  if (found === undefined) return 'unclear';
  const among = before.filter((_, index) => found.among.has(index + 1));
  return among.reduce<readonly Examined[]>((needed, rule) => {
    const without = needed.filter((other) => other !== rule);
    return isHidden(each, without, together) ? without : needed;
  }, among);
}

function isHidden(each: Examined, before: readonly Examined[], effort: Effort): boolean {
  const any = before.map(({ condition }) => condition);
  return impliesCondition(each.condition, { any }, effort);
}

const unclear =
  'whether the rules before it leave it anything could not be told, because their conditions overlap too much; make sure that it is needed, or simplify them.';

function explain({ rule }: Examined, hiding: readonly Examined[]): string {
  const ids = joinWords(
    hiding.map((each) => each.rule.ruleId),
    'and',
  );
  const [first] = hiding;
  const [currency] = listPromisedCurrencies(rule);
  const isTwin =
    first !== undefined &&
    hiding.length === 1 &&
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
