import { type ConditionSubject, matchesCondition } from '../plans/match-condition.ts';
import type { PlanVersion, Rule } from '../plans/plan.ts';
import type { Activity, ActivityAssessment } from './activity.ts';
import type { Terms } from './assessment.ts';
import { listBindingVersions } from './commission/binding-version.ts';
import { dueForActivity, isForActivity } from './commission/due-for-activity.ts';
import { isPaidIn } from './commission/is-paid-in.ts';
import { keepHighest } from './commission/keep-highest.ts';
import { computeReferralShares } from './commission/referral-shares.ts';
import { roundGroup } from './commission/round-group.ts';
import { sumOwed, sumOwedInKind } from './commission/sum-owed.ts';
import type { CommissionGroup } from './commission-group.ts';

/**
 * What a conversion that is no sale earns: by the first rule with a reward for such an activity whose
 * condition holds. Nothing is known of goods or of a touch, so conditions about them do not hold. A
 * rule without any reward leaves out goods, so it says nothing here. Rate protection and referral
 * shares are as for orders.
 *
 * @throws RangeError if the quantity is negative, or if a milestone is not named or not reached once.
 */
export function assessActivity(input: {
  readonly activity: Activity;
  readonly terms: Terms;
}): ActivityAssessment {
  const { activity, terms } = input;
  checkActivity(activity);

  const versions = listBindingVersions(terms);
  const subject = describeSubject(activity, terms);
  const outcomes = versions.map((binding) => ({
    ...binding,
    groups: computeGroups(activity, binding.version, subject),
  }));
  const held = keepHighest(outcomes, () => activity.enrolledAt);
  const groups = [...held, ...computeReferralShares(held, versions, () => activity)];

  return {
    activity,
    currency: activity.currency,
    terms,
    groups,
    owed: sumOwed(groups),
    owedInKind: sumOwedInKind(groups),
  };
}

function checkActivity({ kind, quantity, milestone }: Activity): void {
  if (quantity < 0n) throw new RangeError('An activity cannot have happened less than no times.');
  if (kind === 'milestone' && (milestone === undefined || quantity !== 1n)) {
    throw new RangeError('A milestone has a name and is reached once.');
  }
}

function describeSubject(activity: Activity, terms: Terms): ConditionSubject {
  return {
    creatorId: activity.creatorId,
    group: activity.group,
    tier: activity.tier,
    country: activity.country,
    currency: activity.currency,
    customer: terms.customer,
    placedAt: activity.at,
    format: activity.format,
    platform: activity.platform,
    campaignId: activity.campaignId,
  };
}

function computeGroups(
  activity: Activity,
  version: PlanVersion,
  subject: ConditionSubject,
): CommissionGroup[] {
  const rule = version.rules.find(
    (each) =>
      canDecide(each, activity) &&
      (each.when === undefined || matchesCondition(each.when, subject)),
  );
  if (rule === undefined) return [];

  const owner = { creatorId: activity.creatorId, parts: 1n };
  return rule.rewards
    .filter((reward) => isForActivity(reward, activity))
    .map((reward) =>
      roundGroup(dueForActivity(reward, activity), { version, ruleId: rule.ruleId }, [owner], 1n),
    );
}

function canDecide({ rewards }: Rule, activity: Activity): boolean {
  return (
    rewards.some((reward) => isForActivity(reward, activity)) &&
    rewards.every((reward) => isPaidIn(reward, activity.currency))
  );
}
