import { toMoneyDocument } from '../money/money-document.ts';
import { formatRate } from '../plans/format-rate.ts';
import type { Assessment, CommissionGroup, TouchShare } from './assessment.ts';
import type { ExplainedGroup, ExplainedRule, ExplainedShare } from './explanation.ts';
import { formatExact } from './format-exact.ts';
import { formatShare } from './format-share.ts';

/** Every rounding of an assessment: its rule, base, rate and exact amount, and who shares it. */
export function explainGroups(assessment: Assessment): ExplainedGroup[] {
  const { currency } = assessment;
  return assessment.groups.map((group) => ({
    ...explainRule(group, currency),
    credit: formatShare(group.creditParts, group.totalParts),
    exact: formatExact(group.exactNumerator, group.exactDenominator, currency),
    amount: toMoneyDocument({ minorUnits: group.minorUnits, currency }),
    shares: group.shares.map((share) => explainShare(share, group, assessment)),
  }));
}

function explainRule(group: CommissionGroup, currency: string): ExplainedRule {
  const { rate, flat, lineId } = group;
  return {
    ruleId: group.ruleId,
    planId: group.planId,
    versionId: group.versionId,
    reward: group.reward,
    ...(rate === undefined ? {} : { rate: formatRate(rate) }),
    ...(flat === undefined
      ? {}
      : { flat: { ...toMoneyDocument(flat.amount), afterRefund: flat.afterRefund } }),
    ...(lineId === undefined ? {} : { lineId }),
    base: toMoneyDocument({ minorUnits: group.baseMinorUnits, currency }),
    rounding: group.rounding,
  };
}

function explainShare(
  { touchId, creatorId, minorUnits }: TouchShare,
  group: CommissionGroup,
  { attribution, currency }: Assessment,
): ExplainedShare {
  const parts = attribution.credits.find((credit) => credit.touchId === touchId)?.parts ?? 0n;
  return {
    touchId,
    creatorId,
    credit: formatShare(parts, group.totalParts),
    exact: formatExact(
      group.exactNumerator * parts,
      group.exactDenominator * group.creditParts,
      currency,
    ),
    amount: toMoneyDocument({ minorUnits, currency }),
  };
}
