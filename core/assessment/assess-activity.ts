import type { CurrencyPair } from '../money/choose-reference-rates.ts';
import { type ConditionSubject, matchesCondition } from '../plans/match-condition.ts';
import type { PlanVersion, Rule } from '../plans/plan.ts';
import type { Activity, ActivityAssessment } from './activity.ts';
import type { Terms } from './assessment.ts';
import { listBindingVersions } from './commission/binding-version.ts';
import { dueForActivity, isForActivity } from './commission/due-for-activity.ts';
import type { Payment } from './commission/exchange-amount.ts';
import { isPaidIn } from './commission/is-paid-in.ts';
import { keepHighest } from './commission/keep-highest.ts';
import { listLackingPairs } from './commission/list-lacking-pairs.ts';
import { listLackingTermPairs } from './commission/list-lacking-term-pairs.ts';
import { computeReferralShares } from './commission/referral-shares.ts';
import { roundGroup } from './commission/round-group.ts';
import { sumOwed, sumOwedInKind } from './commission/sum-owed.ts';
import type { CommissionGroup } from './commission-group.ts';
import { listMissingRates } from './list-missing-rates.ts';

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
  const payment = { currency: activity.currency, rates: terms.rates ?? [] };
  const outcomes = versions.map((binding) => ({
    ...binding,
    ...computeGroups(activity, binding.version, subject, payment),
  }));
  const held = keepHighest(outcomes, () => activity.enrolledAt);
  const groups = [...held, ...computeReferralShares(held, versions, () => activity)];

  // What earns nothing counts under no term, and waits for nothing.
  const ofTerms = outcomes.flatMap(({ version, groups: own }) =>
    own.length === 0 ? [] : listLackingTermPairs(version, payment),
  );
  const lacking = [...outcomes.flatMap((outcome) => outcome.lacking), ...ofTerms];
  const missingRates = listMissingRates(lacking, terms, activity.at);

  return {
    activity,
    currency: activity.currency,
    terms,
    groups,
    owed: sumOwed(groups),
    owedInKind: sumOwedInKind(groups),
    ...(missingRates.length === 0 ? {} : { missingRates }),
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
  payment: Payment,
): { readonly groups: CommissionGroup[]; readonly lacking: CurrencyPair[] } {
  const rule = version.rules.find(
    (each) =>
      canDecide(each, activity, version) &&
      (each.when === undefined || matchesCondition(each.when, subject)),
  );
  if (rule === undefined) return { groups: [], lacking: [] };

  const owner = { creatorId: activity.creatorId, parts: 1n };
  const rewards = rule.rewards.filter((reward) => isForActivity(reward, activity));
  return {
    groups: rewards
      .flatMap((reward) => dueForActivity(reward, activity, payment) ?? [])
      .map((due) => roundGroup(due, { version, ruleId: rule.ruleId }, [owner], 1n)),
    lacking: listLackingPairs(
      rewards.map(({ amount }) => amount),
      payment,
    ),
  };
}

function canDecide({ rewards }: Rule, activity: Activity, version: PlanVersion): boolean {
  return (
    rewards.some((reward) => isForActivity(reward, activity)) &&
    rewards.every((reward) => isPaidIn(reward, activity.currency, version))
  );
}
