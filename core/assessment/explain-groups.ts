import type { Attribution } from '../attribution/attribution.ts';
import { toMoneyDocument } from '../money/money-document.ts';
import { formatRate } from '../plans/format-rate.ts';
import { formatInstant } from '../time/format-instant.ts';
import { toAmountDocument } from './amount-document.ts';
import type { Assessment } from './assessment.ts';
import type { CommissionGroup, GroupShare } from './commission-group.ts';
import { type CreatorNames, nameOf } from './explain-touches.ts';
import type { ExplainedGroup, ExplainedRule, ExplainedShare } from './explained-commission.ts';
import { formatExact } from './format-exact.ts';
import { formatShare } from './format-share.ts';
import { digitsOfUnit, nonCashUnitOf } from './reward-unit.ts';

/** What was assessed: an order, or an activity, for which nobody has credit. */
export type ExplainableGroups = Pick<Assessment, 'groups' | 'currency'> & {
  readonly attribution?: Pick<Attribution, 'channelCredits'>;
};

/**
 * Every rounding of an assessment: its rule, base, rate and exact amount, and who shares it.
 *
 * @throws RangeError if a currency is unknown.
 */
export function explainGroups(assessed: ExplainableGroups, names: CreatorNames): ExplainedGroup[] {
  const { groups, currency, attribution } = assessed;
  const channelCredits = attribution?.channelCredits ?? [];
  const channelParts = channelCredits.reduce((sum, { parts }) => sum + parts, 0n);
  return groups.map((group) =>
    isByCredit(group)
      ? explainDivided(group, currency, channelParts)
      : explainUndivided(group, currency, names),
  );
}

/** What a sale earns is divided by credit; what one creator did or was promised is not. */
function isByCredit({ reward }: CommissionGroup): boolean {
  return reward === 'percent' || reward === 'flat-per-order' || reward === 'flat-per-item';
}

function explainDivided(
  group: CommissionGroup,
  currency: string,
  channelParts: bigint,
): ExplainedGroup {
  const { unit, creditParts, totalParts, roundedMinorUnits: rounded } = group;
  return {
    ...explainRule(group, currency),
    base: toMoneyDocument({ minorUnits: group.baseMinorUnits, currency }),
    credit: formatShare(creditParts, totalParts),
    channelCredit: channelParts === 0n ? undefined : formatShare(channelParts, totalParts),
    exact: explainExact(group, group.creditParts, currency),
    rounded: rounded === undefined ? undefined : toAmountDocument(rounded, unit, currency),
    amount: toAmountDocument(group.minorUnits, unit, currency),
    shares: group.shares.map((share) => ({
      ...explainShare(share, group, currency),
      credit: formatShare(share.creditParts, totalParts),
    })),
  };
}

function explainUndivided(
  group: CommissionGroup,
  currency: string,
  names: CreatorNames,
): ExplainedGroup {
  const { unit, shares, referredCreatorId: referred } = group;
  return {
    ...explainRule(group, currency),
    base:
      referred === undefined
        ? undefined
        : toMoneyDocument({ minorUnits: group.baseMinorUnits, currency }),
    exact: explainExact(group, group.creditParts, currency),
    amount: toAmountDocument(group.minorUnits, unit, currency),
    shares: shares.map((share) => explainShare(share, group, currency)),
    recipientName: shares[0] && nameOf(shares[0].creatorId, names),
    referred:
      referred === undefined
        ? undefined
        : { creatorId: referred, creatorName: nameOf(referred, names) },
  };
}

function explainRule(group: CommissionGroup, currency: string): ExplainedRule {
  const { protectedUntil, rate, flat, multiplier } = group;
  return {
    ruleId: group.ruleId,
    planId: group.planId,
    versionId: group.versionId,
    protectedUntil: protectedUntil === undefined ? undefined : formatInstant(protectedUntil),
    reward: group.reward,
    rate: rate && formatRate(rate),
    flat: flat && {
      ...toAmountDocument(flat.amount.minorUnits, nonCashUnitOf(flat.amount), currency),
      afterRefund: flat.afterRefund,
    },
    quantity: group.quantity?.toString(),
    multiplier: multiplier && formatRate(multiplier),
    milestone: group.milestone,
    lineId: group.lineId,
    rounding: group.rounding,
  };
}

function explainShare(
  { touchId, creatorId, creditParts, minorUnits }: GroupShare,
  group: CommissionGroup,
  currency: string,
): ExplainedShare {
  return {
    touchId,
    creatorId,
    exact: explainExact(group, creditParts, currency),
    amount: toAmountDocument(minorUnits, group.unit, currency),
  };
}

/** What some of a group's credit earns before rounding. */
function explainExact(group: CommissionGroup, parts: bigint, currency: string): string {
  const { exactNumerator, exactDenominator, creditParts, unit } = group;
  const digits = digitsOfUnit(unit, currency);
  return formatExact(exactNumerator * parts, exactDenominator * creditParts, digits);
}
