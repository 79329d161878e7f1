import type { Attribution } from '../../attribution/attribution.ts';
import { toMoneyDocument } from '../../money/money-document.ts';
import { formatRate } from '../../plans/format-rate.ts';
import type { RewardAmount } from '../../plans/reward.ts';
import { formatInstant } from '../../time/format-instant.ts';
import type { Assessment } from '../assessment.ts';
import { digitsOfUnit } from '../commission/reward-unit.ts';
import type { CommissionGroup } from '../commission-group.ts';
import { isByCredit } from '../is-by-credit.ts';
import { type AmountDocument, toAmountDocument, toInKindDocument } from './amount-document.ts';
import { toExchangeDocument } from './exchange-document.ts';
import { explainShares } from './explain-shares.ts';
import { type CreatorNames, nameOf } from './explain-touches.ts';
import type { ExplainedGroup, ExplainedRule } from './explained-commission.ts';
import type { ExplainedCredit } from './explained-credit.ts';
import { findOriginal } from './find-original.ts';
import { formatExact } from './format-exact.ts';
import { formatShare } from './format-share.ts';

/** What was assessed: an order, or an activity, for which nobody has credit. */
export type ExplainableGroups = Pick<Assessment, 'groups' | 'currency'> & {
  readonly attribution?: Pick<Attribution, 'channelCredits' | 'totalParts'>;
};

/**
 * Every rounding of an assessment: its rule, base, rate and exact amount, and who shares it.
 *
 * @throws RangeError if a currency is unknown.
 */
export function explainGroups(assessed: ExplainableGroups, names: CreatorNames): ExplainedGroup[] {
  const { groups, currency, attribution } = assessed;
  const channelCredit = attribution && explainChannels(attribution);
  return groups.map((group) =>
    isByCredit(group)
      ? explainDivided(group, currency, channelCredit)
      : explainUndivided(group, currency, names),
  );
}

function explainChannels({
  channelCredits,
  totalParts,
}: Pick<Attribution, 'channelCredits' | 'totalParts'>): ExplainedCredit | undefined {
  const parts = channelCredits.reduce((sum, credit) => sum + credit.parts, 0n);
  return parts === 0n ? undefined : formatShare(parts, totalParts);
}

function explainDivided(
  group: CommissionGroup,
  currency: string,
  channelCredit: ExplainedCredit | undefined,
): ExplainedGroup {
  const { unit, totalParts, roundedMinorUnits: rounded } = group;
  const original = findOriginal(group);
  return {
    ...explainRule(group),
    base: toMoneyDocument({ minorUnits: group.baseMinorUnits, currency }),
    original:
      original === undefined ? undefined : toMoneyDocument({ minorUnits: original, currency }),
    credit: formatShare(group.creditParts, totalParts),
    channelCredit,
    ...explainResult(group, currency),
    rounded: rounded === undefined ? undefined : toAmountDocument(rounded, unit, currency),
    shares: explainShares(group, currency, 'by-credit'),
  };
}

function explainUndivided(
  group: CommissionGroup,
  currency: string,
  names: CreatorNames,
): ExplainedGroup {
  const { shares, baseMinorUnits: minorUnits, referredCreatorId: referred } = group;
  return {
    ...explainRule(group),
    base: referred === undefined ? undefined : toMoneyDocument({ minorUnits, currency }),
    ...explainResult(group, currency),
    shares: explainShares(group, currency, 'undivided'),
    recipientName: shares[0] && nameOf(shares[0].creatorId, names),
    referred:
      referred === undefined
        ? undefined
        : { creatorId: referred, creatorName: nameOf(referred, names) },
  };
}

function explainResult(group: CommissionGroup, currency: string) {
  const { exactNumerator, exactDenominator, minorUnits, unit } = group;
  return {
    exact: formatExact(exactNumerator, exactDenominator, digitsOfUnit(unit, currency)),
    amount: toAmountDocument(minorUnits, unit, currency),
  };
}

function explainRule(group: CommissionGroup): ExplainedRule {
  const { protectedUntil, rate, flat, exchange, multiplier } = group;
  return {
    ruleId: group.ruleId,
    planId: group.planId,
    versionId: group.versionId,
    protectedUntil: protectedUntil === undefined ? undefined : formatInstant(protectedUntil),
    reward: group.reward,
    rate: rate && formatRate(rate),
    flat: flat && { ...describeFlat(flat.amount), afterRefund: flat.afterRefund },
    exchange: exchange && toExchangeDocument(exchange),
    quantity: group.quantity?.toString(),
    multiplier: multiplier && formatRate(multiplier),
    milestone: group.milestone,
    lineId: group.lineId,
    rounding: group.rounding,
  };
}

/** As the plan promises it, whatever the conversion's currency. */
function describeFlat(amount: RewardAmount): AmountDocument {
  return 'currency' in amount
    ? toMoneyDocument(amount)
    : toInKindDocument(amount.minorUnits, amount.unit);
}
