import { exchangesAmounts } from './exchanges-amounts.ts';
import type { PlanVersion, Rule } from './plan.ts';
import type { PlanProblem } from './plan-problem.ts';
import { findActivityProblems } from './validation/find-activity-problems.ts';
import { findConditionProblems } from './validation/find-condition-problems.ts';
import { findIdProblems } from './validation/find-id-problems.ts';
import { findImpossibilities } from './validation/find-impossibilities.ts';
import { findRateSumProblems } from './validation/find-rate-sum-problems.ts';
import { findRewardProblems } from './validation/find-reward-problems.ts';
import {
  findAssistBonusProblems,
  findReferralShareProblems,
} from './validation/find-sharing-problems.ts';
import { findTermConflicts } from './validation/find-term-conflicts.ts';
import { findTermProblems } from './validation/find-term-problems.ts';
import { findUnknownTiers } from './validation/find-unknown-tiers.ts';
import { findUnreachableRules } from './validation/find-unreachable-rules.ts';
import { findVersionProblems } from './validation/find-version-problems.ts';
import { type Finding, locateFindings } from './validation/finding.ts';
import {
  assistBonusPart,
  referralSharePart,
  rulePart,
  termPart,
} from './validation/list-plan-parts.ts';

/**
 * Finds what must be put right before a version can be published (errors), and what is worth a second
 * look (warnings). Messages are sentences that name the rule and say what to change.
 *
 * What one rule or term says is judged first; only those without errors are held against each other,
 * so that one mistake is reported once.
 */
export function validatePlanVersion(version: PlanVersion): PlanProblem[] {
  const alone = [
    ...findVersionProblems(version),
    ...findIdProblems(version),
    ...findRuleProblems(version),
    ...findSharingProblems(version),
    ...findPeriodTermProblems(version),
  ];
  const wrong = new Set(
    alone.flatMap(({ severity, ruleId }) => (severity === 'error' ? ruleId : [])),
  );
  const rules = version.rules
    .map((rule, place) => ({ rule, place }))
    .filter(({ rule }) => !wrong.has(rule.ruleId));
  const exchanges = exchangesAmounts(version);
  const terms = (version.periodTerms ?? [])
    .map((term, place) => ({ term, place }))
    .filter(({ term }) => !wrong.has(term.termId));

  return [
    ...alone,
    ...findUnreachableRules(rules, exchanges),
    ...findTermConflicts(terms),
    ...findRateSumProblems(
      rules.map(({ rule }) => rule),
      terms,
      exchanges,
    ),
  ];
}

function findRuleProblems(version: PlanVersion): PlanProblem[] {
  const { rules, periodTerms = [] } = version;
  const tiers = new Set(
    periodTerms.flatMap((term) =>
      term.kind === 'tiers' ? term.steps.map(({ tier }) => tier) : [],
    ),
  );
  return rules.flatMap((rule, place) => {
    const alone = [
      ...findRewardProblems(rule),
      ...(rule.when === undefined ? [] : findConditionProblems(rule.when, ['when'])),
    ];
    const isSound = alone.every(({ severity }) => severity !== undefined);
    const together = isSound ? findContradictions(rule, exchangesAmounts(version)) : [];
    return locateFindings(rulePart(rule, place), [
      ...alone,
      ...together,
      ...findUnknownTiers(rule, tiers),
    ]);
  });
}

/** What parts of a rule, sound by themselves, say against each other. */
function findContradictions(rule: Rule, exchanges: boolean): Finding[] {
  const ofActivities = findActivityProblems(rule);
  return ofActivities.length > 0 ? ofActivities : findImpossibilities(rule, exchanges);
}

function findSharingProblems({ assistBonus, referralShare }: PlanVersion): PlanProblem[] {
  return [
    ...(assistBonus === undefined
      ? []
      : locateFindings(assistBonusPart(assistBonus), findAssistBonusProblems(assistBonus))),
    ...(referralShare === undefined
      ? []
      : locateFindings(referralSharePart(referralShare), findReferralShareProblems(referralShare))),
  ];
}

function findPeriodTermProblems({ periodTerms = [] }: PlanVersion): PlanProblem[] {
  return periodTerms.flatMap((term, place) =>
    locateFindings(termPart(term, place), findTermProblems(term)),
  );
}
