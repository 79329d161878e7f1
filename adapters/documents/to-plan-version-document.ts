import { toMoneyDocument } from '../../core/money/money-document.ts';
import type { AssistBonus, PlanVersion, Rule } from '../../core/plans/plan.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { toConditionDocument } from './to-condition-document.ts';
import { toPeriodTermDocument } from './to-period-term-document.ts';
import { toRewardDocument } from './to-reward-document.ts';
import { writeRate } from './write-rate.ts';

/** A version as the API shows it: everything that people write, with its plan and its dates. */
export function toPlanVersionDocument(version: PlanVersion) {
  const { publishedAt, effectiveFrom, rules, assistBonus, referralShare, periodTerms } = version;
  return {
    ...version,
    publishedAt: formatInstant(publishedAt),
    effectiveFrom: formatInstant(effectiveFrom),
    // Said of what is older than the choice, too, because a document without it is read otherwise.
    otherCurrencies: version.otherCurrencies ?? 'next-rule',
    rules: rules.map(toRuleDocument),
    ...(assistBonus === undefined ? {} : { assistBonus: toAssistBonusDocument(assistBonus) }),
    ...(referralShare === undefined
      ? {}
      : { referralShare: { ...referralShare, rate: writeRate(referralShare.rate) } }),
    ...(periodTerms === undefined ? {} : { periodTerms: periodTerms.map(toPeriodTermDocument) }),
  };
}

function toRuleDocument({ when, rewards, ...rule }: Rule) {
  return {
    ...rule,
    ...(when === undefined ? {} : { when: toConditionDocument(when) }),
    rewards: rewards.map(toRewardDocument),
  };
}

function toAssistBonusDocument({ amount, dailyCap, ...bonus }: AssistBonus) {
  return {
    ...bonus,
    amount: toMoneyDocument(amount),
    ...(dailyCap === undefined ? {} : { dailyCap: toMoneyDocument(dailyCap) }),
  };
}
