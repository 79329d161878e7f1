import { formatMoneyWithCurrency } from '../money/format-money-with-currency.ts';
import { describeCondition } from './description/describe-condition.ts';
import { describePeriodTerm } from './description/describe-period-term.ts';
import { describeReward } from './description/describe-reward.ts';
import { exchangesAmounts } from './exchanges-amounts.ts';
import { formatRate } from './format-rate.ts';
import { isSaleReward } from './is-sale-reward.ts';
import type { AssistBonus, PlanVersion, Rule } from './plan.ts';
import { defaultResumeDays, type RenewalTerms } from './renewal-terms.ts';

/** A version in plain English; every line begins with the id that explanations use. */
export type PlanDescription = {
  /** In order, because the first that matches a line decides. */
  readonly rules: readonly string[];
  /** What is promised besides the rules. */
  readonly besides: readonly string[];
};

/**
 * Says a version for people: `stove: product 7 earns 8.00 USD per order, prorated after refunds`.
 *
 * @throws RangeError if a currency is unknown; a valid version has none.
 */
export function describePlan(version: PlanVersion): PlanDescription {
  const { rules, assistBonus, referralShare, renewals } = version;
  const { periodTerms = [], overridesRateProtection } = version;
  return {
    rules: rules.map(describeRule),
    besides: [
      ...(assistBonus === undefined ? [] : [describeAssistBonus(assistBonus)]),
      ...(referralShare === undefined
        ? []
        : [
            `${referralShare.ruleId}: whoever brought a creator in earns ${formatRate(referralShare.rate)} of that creator's commission on top`,
          ]),
      ...(renewals === undefined ? [] : [describeRenewals(renewals)]),
      ...periodTerms.map((term) => `${term.termId}: ${describePeriodTerm(term)}`),
      ...describeExchange(version),
      ...(overridesRateProtection === undefined
        ? []
        : [
            `binds enrolled creators at once (${overridesRateProtection.reason}): ${overridesRateProtection.note}`,
          ]),
    ],
  };
}

/** Where an amount of money is promised for sales or activities. */
function describeExchange(version: PlanVersion): string[] {
  const amounts = version.rules.flatMap(({ rewards }) =>
    rewards.flatMap((reward) => (reward.kind === 'percent' ? [] : reward.amount)),
  );
  const promisesMoney =
    version.assistBonus !== undefined || amounts.some((amount) => 'currency' in amount);
  if (!exchangesAmounts(version) || !promisesMoney) return [];
  return ['amounts of money are exchanged for orders in other currencies, at the reference rate'];
}

function describeRule(rule: Rule, place: number): string {
  const { ruleId, when, rewards } = rule;
  const subject = when === undefined ? describeEverything(rule, place) : describeCondition(when);
  const earned = rewards.map(describeReward).join(' and ');
  return `${ruleId}: ${subject} earns ${earned === '' ? 'nothing' : earned}`;
}

function describeEverything({ rewards }: Rule, place: number): string {
  if (rewards.length > 0 && !rewards.some(isSaleReward)) return 'every creator';
  return place === 0 ? 'everything' : 'everything else';
}

function describeAssistBonus({ ruleId, amount, to, dailyCap }: AssistBonus): string {
  const who = to === 'first' ? 'the first creator' : 'every creator';
  const most = dailyCap === undefined ? '' : `, at most ${formatMoneyWithCurrency(dailyCap)} a day`;
  return `${ruleId}: ${who} who helped an order and got no credit for it earns ${formatMoneyWithCurrency(amount)}${most}`;
}

function describeRenewals({ earn, resumeDays = defaultResumeDays }: RenewalTerms): string {
  const anew = `after a pause of more than ${resumeDays} days a subscription is attributed anew`;
  if (earn === 'lifetime') {
    return `renewals: earn for the life of the subscription; ${anew}`;
  }
  if (earn === 'first-payment') return `renewals: only the first payment earns; ${anew}`;
  const { maxMonths } = earn;
  return `renewals: earn for ${maxMonths === 1 ? 'a month' : `${maxMonths} months`} from the first payment; ${anew}`;
}
